"""How a site's newest posts are named and written, for a new one to follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scaffold.model.preset import Preset
from scaffold.outside.sites import conventions, old_posts
from scaffold.outside.sites.conventions import Conventions
from scaffold.outside.sites.layout import Layout


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
    layout: Layout, paths: Sequence[Path], preset: Preset, usual: str, slug: str, day: date
) -> Followed:
    """The newest posts decide; the preset's `usual` path where there are none to follow.

    In that path are the folders of the site's config, unless it is a person's own rule, which
    holds as it is. A vault's notes are of all kinds and not followed.
    """
    if layout.site.preset not in preset.family:
        return Followed(usual, preset)
    usual = usual if preset.own_path else layout.place(usual)
    named_by = layout.explains()
    plain = Followed(usual, preset, f"as {named_by} says" if named_by else "")
    rules = layout.site.rules
    if rules.vault:
        return plain
    heads = old_posts.heads(paths, layout.root)
    found = conventions.conventions(
        (post for post in heads if not layout.is_translated(post.path)),
        dated_only=rules.dated_only,
        languages=layout.languages,
    )
    if found is None:
        return plain
    path = usual if preset.own_path else found.path(slug, day)
    form = found.form if found.form in rules.front_matter else None
    if form is None or form == preset.rules.front_matter:
        return plain if path == usual else Followed(path, preset, _why(found))
    update = {"rules": preset.rules.model_copy(update={"front_matter": form})}
    return Followed(path, preset.model_copy(update=update), _why(found), form)


def _why(found: Conventions) -> str:
    if found.looked_at == 1:
        return f"as {found.like}, the only post"
    return f"as {found.alike} of the {found.looked_at} newest posts, such as {found.like}"
