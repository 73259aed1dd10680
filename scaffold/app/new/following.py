"""How a site's newest posts are named and written, for a new one to follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scaffold.model.preset import Preset
from scaffold.outside.sites import conventions, marks, old_posts
from scaffold.outside.sites.config import vault_folder
from scaffold.outside.sites.conventions import Conventions
from scaffold.outside.sites.marks import Site

_FORMS = {"hugo": {"toml", "yaml", "json"}, "zola": {"toml", "yaml"}}
"""The languages of front matter that a generator reads, where it reads several."""
_DATED_ONLY = frozenset({"mkdocs", "docusaurus"})
"""Generators of handbooks: a page of theirs without a date is no post of a blog."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a new post goes, relative to the site's root, and as which preset.

    `why` says what was followed, "" where the preset alone decided; `form` names the language of
    front matter if that was followed, too.
    """

    path: str
    preset: Preset
    why: str = ""
    form: str = ""

    def remark(self, *, path: bool) -> str:
        """The word to the person, "" for none; without `path` of the form alone."""
        followed = [self.path] if path else []
        followed += [f"front matter in {self.form.upper()}"] if self.form else []
        return f"note: {', '.join(followed)}: {self.why}" if self.why and followed else ""


def follow(
    site: Site, paths: Sequence[Path], preset: Preset, usual: str, slug: str, day: date
) -> Followed:
    """The newest posts decide; the preset's `usual` path where there are none to follow."""
    plain = Followed(usual, preset)
    if not marks.related(site.preset, preset.name):
        return plain
    if site.is_vault:
        return _in_vault(site, plain)
    found = conventions.conventions(
        old_posts.heads(paths, site.root), dated_only=site.preset in _DATED_ONLY
    )
    if found is None:
        return plain
    path = found.path(slug, day)
    form = found.form if found.form in _FORMS.get(site.preset, set()) else None
    if form is None or form == preset.rules.front_matter:
        return plain if path == usual else Followed(path, preset, _why(found))
    rules = preset.rules.model_copy(update={"front_matter": form})
    return Followed(path, preset.model_copy(update={"rules": rules}), _why(found), form)


def _why(found: Conventions) -> str:
    if found.looked_at == 1:
        return f"as {found.like}, the only post"
    return f"as {found.alike} of the {found.looked_at} newest posts, such as {found.like}"


def _in_vault(site: Site, plain: Followed) -> Followed:
    """A vault's notes are of all kinds; only its own setting says where new ones go."""
    folder = vault_folder(site) if site.preset == "obsidian" else None
    if folder is None:
        return plain
    return Followed(f"{folder}/{plain.path}", plain.preset, "the vault's setting for new notes")
