"""`scaffold init`: a commented `scaffold.toml` for the site that is there."""

from pathlib import Path

from scaffold.app.outcome import Outcome, Remark, spoken
from scaffold.errors import PostExists, PostUnreadable, ScaffoldError, UsageError
from scaffold.model.settings import USER_ONLY, Settings
from scaffold.outside.files import bounds, files, git
from scaffold.outside.files.replacing import ENDING
from scaffold.outside.own_folders import FILE, repo_root
from scaffold.outside.settings import load as settings
from scaffold.outside.sites import layout, marks
from scaffold.outside.sites.marks import Site
from scaffold.report.settings import to_toml


def init(folder: Path | None = None) -> Outcome:
    """Write the file at the site's root, or in the folder that was named; its path is the output.

    Settings that hold there already are refused, whichever file they are in.
    """
    start = folder or Path.cwd()
    if not start.is_dir():
        raise UsageError(f"The folder {start} is not there.", "Check the path.")
    site = marks.recognise(start.resolve()) if folder else marks.locate(start)
    root = site.root if site else start.resolve()
    path = root / FILE
    there = settings.repo_file(root)
    if files.is_taken(path) or (there and there.parent == root):
        raise PostExists(
            spoken(there or path),
            "docs/settings.md lists the keys; scaffold doctor shows the values in use.",
        )
    files.create(path, text_for(site))
    return Outcome(spoken(path) + "\n", (*_ignore_leftovers(root), *_said(site)))


def schema() -> str:
    """The JSON schema of the file, for an editor's TOML plugin."""
    from scaffold.report import settings_schema
    from scaffold.rules.running.run import SLUGS

    return settings_schema.schema(SLUGS)


def text_for(site: Site | None) -> str:
    """The file's text: what suits the site is set, all else is commented out."""
    values: dict[str, object] = {}
    comments: list[str] = []
    if site:
        comments = [
            f"{site.mark} says that this is a site of {site.preset}: new posts take its form."
        ]
        found = layout.of(site)
        there = [name for name in found.content if name != "." and (site.root / name).is_dir()]
        if there:
            values["posts"] = there
    return to_toml(Settings(), values, comments, leave_out=USER_ONLY | {"site"})


def _ignore_leftovers(root: Path) -> tuple[Remark, ...]:
    """Let git ignore what a killed run leaves, or say the line where that cannot be written."""
    if repo_root(root) is None or git.why_ignored(root / f".post.md.00000000{ENDING}"):
        return ()
    path = root / ".gitignore"
    line = f".*{ENDING}"
    try:
        if bounds.way_out(path):
            raise PostUnreadable(f"{path} is a link that leads out of the repository.")
        if path.exists() or path.is_symlink():
            there = files.read(path)
            newline = "\r\n" if "\r\n" in there.text else "\n"
            gap = newline if there.text and not there.text.endswith(("\n", "\r")) else ""
            files.rewrite(there, f"{there.text}{gap}{line}{newline}")
        else:
            files.create(path, f"{line}\n")
    except ScaffoldError:
        return (Remark(f"note: add this line to {spoken(path)}: {line}"),)
    said = f"note: git ignores {line} now ({spoken(path)}): a killed run may leave such a file"
    return (Remark(said),)


def _said(site: Site | None) -> tuple[Remark, ...]:
    found = (
        f"a site of {site.preset} ({site.mark})"
        if site
        else "no site; new posts go into the current folder, or where -o says"
    )
    step = 'commit the file, then run: scaffold new "PLAYLIST"'
    return Remark(f"note: {found}"), Remark(f"next: {step}")
