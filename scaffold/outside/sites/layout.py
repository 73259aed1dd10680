"""Which folders of a site hold posts, and where new ones go, by its own config."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from scaffold.errors import UsageError
from scaffold.outside.files import posts
from scaffold.outside.own_folders import repo_root
from scaffold.outside.sites import config, folders
from scaffold.outside.sites.config import SiteConfig
from scaffold.outside.sites.languages import UNKNOWN, Languages
from scaffold.outside.sites.marks import Site


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a site.

    `named` are those that the config has in place of the usual ones, relative to the root, with
    `/`; `translated` the content folders of the languages in which new posts are not (where there
    are such, names of files tell no language, and `languages` is empty). `refused` are sentences
    on folders that lead out of the repository (the root without one).
    """

    site: Site
    named: Mapping[str, str]
    content: tuple[str, ...]
    translated: tuple[str, ...] = ()
    languages: Languages = UNKNOWN
    refused: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    code: str = ""

    @property
    def root(self) -> Path:
        """The site's root."""
        return self.site.root

    @property
    def boundary(self) -> Path:
        """The folder that no path of the site may leave."""
        return repo_root(self.root) or self.root

    def folders(self) -> tuple[Path, ...]:
        """The folders (and single files) that hold posts and are there, each once."""
        names = (*self.content, *self.translated)
        there = (folder for name in names for folder in sorted(_matching(self.root, name)))
        hidden = self.site.rules.no_posts
        return tuple(dict.fromkeys(part for folder in there for part in _open(folder, hidden)))

    def content_of(self, path: str) -> str:
        """The content folder that a path relative to the root is in, "" for none."""
        names = (*self.content, *self.translated)
        return next((name for name in names if path.startswith(f"{name}/")), "")

    def is_translated(self, path: str) -> bool:
        """Whether a path relative to the root is of another language than new posts."""
        here = [name for name in self.content if folders.is_in(path, name)]
        other = [name for name in self.translated if folders.is_in(path, name)]
        return bool(other) and len(max(other, key=len)) > len(max(here, key=len, default=""))

    def place(self, usual: str) -> str:
        """A preset's path, with the folders of the config in place of the usual ones."""
        path = PurePosixPath(folders.in_place(self.named, usual))
        return path.with_suffix(self.languages.named("", path.suffix)).as_posix()

    def explains(self) -> str:
        """The config that names a folder, if that is to be said; else ""."""
        rules = self.site.rules
        said = any(rule.says_why and rule.usual in self.named for rule in rules.folders)
        return rules.config if said else ""

    def summary(self) -> tuple[str, ...]:
        """Where posts are, and what that is taken from."""
        places = f"in {', '.join(self.content) or 'the root'}"
        others = f", translated in {', '.join(self.translated)}" if self.translated else ""
        code = (f"{self.code} is code: only plain texts in it are read",) if self.code else ()
        return (places + others, *code, *self.problems, *self.refused)

    def warnings(self) -> tuple[str, ...]:
        """What of the config could not be read or followed."""
        usual = ", ".join(self.content) or "the root"
        return tuple(f"warning: {text}; posts are taken to be in {usual}" for text in self.problems)

    def refuse_outside(self) -> None:
        """Raise UsageError if the config names a folder that is out of bounds."""
        if self.refused:
            raise UsageError(self.refused[0], "Name the files or folders; for a new post: -o FILE")


def of(site: Site, lang: str | None = None) -> Layout:
    """Read the site's config. `lang` is the language that a person works in, if they said so."""
    found = config.read(site)
    languages = _languages(site, found, lang)
    wanted = languages.wanted
    named, refused = folders.named_by(site, found, languages.wanted)
    usual = tuple(
        dict.fromkeys(name for held in site.rules.content for name in folders.spelt(found, held))
    )
    mounted = folders.mounted(site, found, languages.wanted, usual)
    content = tuple(dict.fromkeys((*(folders.in_place(named, name) for name in usual), *mounted)))
    others: dict[str, None] = {}
    for language in sorted(languages.all - {languages.wanted}):
        other, more = folders.named_by(site, found, language)
        others |= dict.fromkeys(folders.in_place(other, name) for name in usual)
        refused += more
    translated = tuple(name for name in others if name not in content)
    if translated:
        languages = UNKNOWN
    return Layout(
        site, named, content, translated, languages, refused,
        (*_problems(site, found, named, content), *folders.unfit(site, found, wanted)),
        found.code,
    )  # fmt: skip


def _problems(
    site: Site, found: SiteConfig, named: Mapping[str, str], content: tuple[str, ...]
) -> tuple[str, ...]:
    """What could not be read; config that is code matters where no usual folder is there."""
    problems = list(found.problems)
    if found.code and not named and not any(_matching(site.root, name) for name in content):
        problems.append(f"{found.code} is code and names no folder as plain text")
    for rule in site.rules.folders:
        parts = [str(mount.get("target")) for mount in found.tables(rule.mounts)]
        parts = [part for part in parts if part != rule.usual and folders.is_in(part, rule.usual)]
        if rule.usual not in named and any(part not in named for part in parts):
            problems.append(f"{rule.mounts} names {', '.join(parts)} and not {rule.usual}")
    return tuple(problems)


def _languages(site: Site, found: SiteConfig, lang: str | None) -> Languages:
    rules = site.rules
    tables = found.tables(rules.languages) if rules.locale else ()
    names = found.names(rules.languages) if rules.languages and not rules.locale else ()
    names += tuple(str(table[rules.locale]) for table in tables if table.get(rules.locale))
    named = found.at(rules.language) if rules.language else None
    if rules.default:
        named = next((t.get(rules.locale) for t in tables if t.get(rules.default) is True), named)
    every = frozenset(name.casefold() for name in names)
    if isinstance(named, str) and named:
        default = named.casefold()
    elif not every:
        return UNKNOWN
    elif rules.default_language in every:
        default = rules.default_language
    else:
        weights = {name: found.at(f"{rules.languages}.{name}.weight") for name in names}
        weighed = {n: w for n, w in weights.items() if isinstance(w, int) and w}
        first = min(names, key=lambda name: (weighed.get(name, float("inf")), name))
        default = first.casefold()
    every |= {default}
    wanted = (lang or "").casefold()
    wanted = next((name for name in (wanted, wanted.partition("-")[0]) if name in every), default)
    return Languages(default, wanted, every)


def _matching(root: Path, name: str) -> list[Path]:
    """The folders that a name or pattern means."""
    if any(mark in name for mark in "*?["):
        return [path for path in root.glob(name) if path.is_dir()]
    path = Path(os.path.normpath(root / name))
    return [path] if path.is_dir() else []


def _open(folder: Path, hidden: frozenset[str]) -> Iterator[Path]:
    """The folder, or, where names in it are not a site's posts, what else is in it."""
    if not hidden:
        yield folder
        return
    for path in sorted(folder.iterdir()):
        shown = not path.name.startswith(".") and not any(fnmatch(path.name, n) for n in hidden)
        if shown and (path.is_dir() or posts.is_post(path, folder)):
            yield path
