"""What the newest posts of a site have in common: folder, date prefix, bundle, front matter."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from scaffold.outside.sites.languages import UNKNOWN, Languages

Form = Literal["toml", "yaml", "json"]

YEAR, MONTH, DAY = "\0year", "\0month", "\0day"
"""In a folder or prefix they are parts of a post's date; no path can hold them."""


@dataclass(frozen=True, slots=True)
class OldPost:
    """A post of a site. `path` is relative to the site's root, with `/`.

    `head` is how its file begins, `changed` when it was last written (seconds since 1970).
    """

    path: str
    head: bytes
    changed: float


@dataclass(frozen=True, slots=True)
class Conventions:
    """Where new posts go. Folder and prefix may hold YEAR, MONTH and DAY.

    `bundle`: a post is `SLUG/index.md`. `ending` is `.md`, or `.ru.md`. `form` is the language of
    front matters, if they have one. `like` names the newest post of that kind; `alike` of
    `looked_at` newest posts are of its folder.
    """

    folder: str
    prefix: str
    bundle: bool
    ending: str
    form: Form | None
    like: str
    alike: int
    looked_at: int

    def path(self, slug: str, day: date) -> str:
        """The path of a new post, relative to the site's root, with `/`."""
        name = self._dated(self.prefix, day) + slug
        folder = self._dated(self.folder, day)
        name = f"{name}/index{self.ending}" if self.bundle else name + self.ending
        return f"{folder}/{name}" if folder else name

    @staticmethod
    def _dated(text: str, day: date) -> str:
        for name, value in (
            (YEAR, f"{day.year:04}"),
            (MONTH, f"{day.month:02}"),
            (DAY, f"{day.day:02}"),
        ):
            text = text.replace(name, value)
        return text


NEWEST = 10
"""So many posts are followed."""

_T = TypeVar("_T")
_BOM = b"\xef\xbb\xbf"
_FORMS: tuple[tuple[re.Pattern[bytes], Form], ...] = (
    (re.compile(rb"\+\+\+[ \t]*[\r\n]"), "toml"),
    (re.compile(rb"---[ \t]*[\r\n]"), "yaml"),
    (re.compile(rb"\{\s*[\"}]"), "json"),
)
_FENCES: dict[Form, re.Pattern[bytes]] = {
    "toml": re.compile(rb"^\+\+\+[ \t]*\r?$", re.MULTILINE),
    "yaml": re.compile(rb"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "json": re.compile(rb"^\}", re.MULTILINE),
}
_DATE = re.compile(
    rb"^[ \t]*[\"']?(?i:date|pubDate|publishDate|pubDatetime|created)[\"']?[ \t]*[:=][ \t]*[\"']?"
    rb"(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?"
    rb"|([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}),? (\d{4}))",
    re.MULTILINE,
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_IN_NAME = re.compile(r"(\d{4})([-_.]?)(\d{2})(?:\2(\d{2}))?([-_ .]+)(?=.)")
_NO_POST = re.compile(
    r"_|(?:readme|changelog|contributing|license|licence|security|agents|claude)\.", re.IGNORECASE
)
_NO_POSTS = frozenset({"assets", "node_modules", "templates", "vendor"})
"""Folders that hold no posts on any site."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A post taken apart. `when` orders posts by date, "" where nothing tells one.

    `plain` is its path without language and ending, the same for all translations.
    """

    path: str
    plain: str
    language: str
    folder: str
    prefix: str
    bundle: bool
    ending: str
    form: Form | None
    when: str
    changed: float


def conventions(
    posts: Iterable[OldPost], *, dated_only: bool = False, languages: Languages = UNKNOWN
) -> Conventions | None:
    """What the newest posts do; None where there are none to follow.

    Dated posts are newer than those without a date: a fresh checkout has changed all files now.
    An index page without a date is the page of its folder, not a post.
    """
    every = [_seen(post, languages) for post in posts if _is_post(post.path)]
    seen = _without_translations(every, languages)
    undated = [] if dated_only else [post for post in seen if not post.bundle]
    dated = [post for post in seen if post.when] or undated
    newest = sorted(dated, key=lambda p: (p.when, p.changed, p.path), reverse=True)[:NEWEST]
    if not newest:
        return None
    folder = _usual(newest, lambda post: post.folder)
    alike = [post for post in newest if post.folder == folder]
    bundle = _usual(alike, lambda post: post.bundle)
    named = [post for post in alike if post.bundle == bundle]
    prefix = _usual(named, lambda post: post.prefix)
    like = next((post for post in named if post.prefix == prefix), named[0])
    return Conventions(
        folder=folder,
        prefix=prefix,
        bundle=bundle,
        ending=languages.named(*_usual(named, lambda post: (post.language, post.ending))),
        form=_usual(alike, lambda post: post.form),
        like=like.path,
        alike=len(alike),
        looked_at=len(newest),
    )


def _usual(posts: Sequence[_Seen], key: Callable[[_Seen], _T]) -> _T:
    """The commonest value; among equals that of the newest post."""
    return Counter(map(key, posts)).most_common(1)[0][0]


def _is_post(path: str) -> bool:
    *folders, name = path.split("/")
    if _NO_POSTS & set(folders) or _NO_POST.match(name):
        return False
    return len(folders) > 1 or not name.startswith("index.")


def _without_translations(posts: Sequence[_Seen], languages: Languages) -> list[_Seen]:
    """A post and its translations are one; where the site has languages, those of one."""
    found: dict[str, _Seen] = {}
    for post in sorted(posts, key=lambda post: languages.rank(post.language)):
        found.setdefault(post.plain, post)
    kept = list(found.values())
    followed = [post for post in kept if not languages.rank(post.language)]
    return followed if languages.wanted and followed else kept


def _seen(post: OldPost, languages: Languages) -> _Seen:
    *folders, name = post.path.split("/")
    language, ending = languages.ending(name)
    whole = f".{language}{ending}" if language else ending
    bundle = name.removesuffix(whole) == "index"
    if bundle:
        name = folders.pop() + whole
    form, dated = _front_matter(post.head)
    prefix, named = _prefix(name)
    when = dated or named
    return _Seen(
        path=post.path,
        plain=post.path.removesuffix(whole),
        language=language,
        folder="/".join(_undated(folders, when)),
        prefix=prefix,
        bundle=bundle,
        ending=ending,
        form=form,
        when=when,
        changed=post.changed,
    )


def _front_matter(head: bytes) -> tuple[Form | None, str]:
    """The language of the front matter, and its date as text that sorts."""
    head = head.removeprefix(_BOM)
    form = next((form for mark, form in _FORMS if mark.match(head)), None)
    if form is None:
        return None, ""
    end = _FENCES[form].search(head, 3)
    found = _DATE.search(head, 0, end.start() if end else len(head))
    if found is None:
        return form, ""
    year, month, day, time, name, of_month, of_year = (
        part and part.decode() for part in found.groups()
    )
    if name:
        number = _MONTHS.find(name) // 3 + 1
        return form, f"{of_year}-{number:02}-{int(of_month):02}"
    return form, f"{year}-{int(month):02}-{int(day):02}" + (f"T{time}" if time else "")


def _prefix(name: str) -> tuple[str, str]:
    """The date that a file's name begins with, as a pattern and as a date."""
    found = _IN_NAME.match(name)
    if not found or not 1 <= int(found[3]) <= 12 or not found[1].startswith(("19", "20")):
        return "", ""
    year, mark, month, day, rest = found.groups()
    if day is None:
        return (YEAR + mark + MONTH + rest, f"{year}-{month}") if mark else ("", "")
    return YEAR + mark + MONTH + mark + DAY + rest, f"{year}-{month}-{day}"


def _undated(folders: list[str], when: str) -> list[str]:
    """Folders named by the post's year, month and day, as patterns: `posts/2024/01`."""
    year, month, day = when[:4], when[5:7], when[8:10]
    result: list[str] = []
    for name in folders:
        if year and name == year:
            result.append(YEAR)
        elif YEAR in result and name == month:
            result.append(MONTH)
        elif MONTH in result and name == day:
            result.append(DAY)
        elif month and name == f"{year}-{month}":
            result.append(f"{YEAR}-{MONTH}")
        else:
            result.append(name)
    return result
