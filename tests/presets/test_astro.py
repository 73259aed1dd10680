"""What `astro` writes, built by Astro with the collection of its blog starter."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.presets.generators import node_modules
from tests.presets.page import assert_shows, assert_shows_title
from tests.presets.posts import (
    runner_in,
    wanted_course,
    write_course,
    write_draft,
    write_notes,
    write_pictured,
    write_titles,
)
from tests.presets.walk import BASE, assert_notes_are_linked, pictures_named, pictures_shown
from tests.youtube.pages import JPEG

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
import { Image } from 'astro:assets';
import { getCollection, render } from 'astro:content';

export async function getStaticPaths() {
  const posts = await getCollection('blog', ({ data }) => !data.draft);
  return posts.map((post) => ({ params: { slug: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
const { heroImage } = post.data;
---
{heroImage && <meta property="og:image" content={heroImage.src} />}
{heroImage && <Image src={heroImage} alt="" />}
<article><h1>{post.data.title}</h1><Content /></article>
"""
pytestmark = pytest.mark.generators("astro")


@dataclass(frozen=True, slots=True)
class Built:
    """The folder with the site's pages, and the titles of posts by slug."""

    root: Path
    titles: dict[str, str]

    def html(self, slug: str) -> str:
        return (self.root / "blog" / slug / "index.html").read_text("utf-8")


def make_site(site: Path) -> Path:
    pages = site / "src" / "pages" / "blog"
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, written by the command and built."""
    site = make_site(tmp_path_factory.mktemp("astro") / "site")
    scaffold = runner_in(tmp_path_factory.mktemp("runner"))
    write_course(scaffold, "astro", site)
    write_notes(scaffold, "astro", site)
    write_draft(scaffold, "astro", site)
    write_pictured(scaffold, "astro", site)
    deeper = site / "src" / "content" / "blog" / "2026" / "deeper.md"
    write_pictured(scaffold, "astro", site, "-o", str(deeper), slug="deeper")
    titles = write_titles("astro", site)
    return Built(build(site), titles)


def test_the_page_shows_every_hostile_title_as_text_with_its_link(built: Built) -> None:
    assert_shows(built.html("course"), wanted_course())


def test_hostile_titles_of_posts_come_through_front_matter(built: Built) -> None:
    for slug, title in built.titles.items():
        assert_shows_title(built.html(slug), title)


def test_the_index_leads_to_all_notes_and_each_note_to_the_next(built: Built) -> None:
    assert_notes_are_linked(built.root, f"{BASE}blog/notes/")


@pytest.mark.parametrize("slug", ["pictured", "2026/deeper"])
def test_the_page_shows_the_picture_wherever_the_post_lies(built: Built, slug: str) -> None:
    url = f"{BASE}blog/{slug}/"
    assert pictures_named(built.root, url) == [JPEG]
    (shown,) = pictures_shown(built.root, url)
    assert (shown[:4], shown[8:12]) == (b"RIFF", b"WEBP")  # as Astro's images come out
    assert pictures_shown(built.root, f"{BASE}blog/course/") == []


def test_the_filter_for_drafts_of_astros_guide_keeps_one_out(built: Built) -> None:
    """Astro itself knows no drafts: what a site leaves out, its pages say."""
    blog = built.root / "blog"
    assert {"course", "notes", "pictured", "2026"} <= {path.name for path in blog.iterdir()}
    assert not (blog / "draft").exists()
