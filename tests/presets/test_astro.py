"""What `astro` writes, built by Astro with the collection of its blog starter."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.presets.generators import node_modules
from tests.presets.page import assert_shows, assert_shows_title
from tests.presets.posts import wanted_course, write_course, write_titles

COLLECTION = """\
import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
  schema: ({ image }) =>
    z.object({
      title: z.string(),
      description: z.string(),
      pubDate: z.coerce.date(),
      updatedDate: z.coerce.date().optional(),
      heroImage: image().optional(),
      draft: z.boolean().optional(),
      tags: z.array(z.string()),
    }).strict(),
});

export const collections = { blog };
"""
PAGE = """\
---
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
  const posts = await getCollection('blog', ({ data }) => !data.draft);
  return posts.map((post) => ({ params: { slug: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
---
<article><h1>{post.data.title}</h1><Content /></article>
"""
pytestmark = pytest.mark.generators("astro")


def make_site(site: Path) -> Path:
    pages = site / "src" / "pages"
    pages.mkdir(parents=True)
    (site / "astro.config.mjs").write_text("export default {};\n", "utf-8")
    (site / "package.json").write_text('{"type": "module"}\n', "utf-8")
    (site / "src" / "content.config.ts").write_text(COLLECTION, "utf-8")
    (pages / "[...slug].astro").write_text(PAGE, "utf-8")
    (site / "node_modules").symlink_to(node_modules().resolve(), target_is_directory=True)
    return site


def _command() -> Path:
    """What Astro's package runs as its command."""
    package = node_modules() / "astro"
    told = json.loads((package / "package.json").read_text("utf-8"))
    return package / str(told["bin"]["astro"])


def build(site: Path) -> Path:
    """Build the site; the folder with its pages."""
    done = subprocess.run(
        ["node", _command(), "build"],
        cwd=site,
        env={**os.environ, "ASTRO_TELEMETRY_DISABLED": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "dist"


def test_hostile_titles_are_text_in_pages_and_front_matter(
    scaffold: Runner, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site")
    write_course(scaffold, "astro", site)
    titles = write_titles("astro", site)
    dist = build(site)
    assert_shows((dist / "course" / "index.html").read_text("utf-8"), wanted_course())
    for slug, title in titles.items():
        assert_shows_title((dist / slug / "index.html").read_text("utf-8"), title)
