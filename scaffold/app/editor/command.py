"""`scaffold lsp`: an open post is checked as it is written; nothing is asked of the network."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from scaffold.app.editor import writing
from scaffold.app.editor.post_check import Checked, Log, PostCheck
from scaffold.app.play.now import moment
from scaffold.errors import ScaffoldError
from scaffold.model.address import PlaylistLink, VideoLink
from scaffold.model.document import Document
from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Placed
from scaffold.notes.linking.ages import Ages
from scaffold.notes.linking.plan import has_text
from scaffold.outside import editor, own_folders, snapshots
from scaffold.outside.files import watching
from scaffold.report import about, lsp
from scaffold.rules.base.view import View

REST = 5.0
"""Seconds for which a line must not have been changed before all is fixed at once there."""
MOST_SUPPRESSED = 8
"""Each offer to suppress a finding reads the post again; so many are made for a selection."""


def serve() -> int:
    """Serve an editor on stdin and stdout until it leaves; the exit code."""
    return editor.serve(Answers)


class Answers:
    """What an editor is answered about the posts that are open in it."""

    def __init__(
        self,
        log: Log,
        clock: Callable[[], float] = time.monotonic,
        player: writing.Player = moment,
    ) -> None:
        self._log, self._clock, self._player = log, clock, player
        self._ages: dict[str, Ages] = {}
        self._checks: dict[str, tuple[object, PostCheck]] = {}
        self._files: dict[str, tuple[Path, ...]] = {}
        self._checked: dict[str, tuple[Document, PostCheck, Checked]] = {}

    def diagnostics(self, document: Document) -> Sequence[types.Diagnostic]:
        """What `check --offline` says of the same bytes, and what kept it from saying more."""
        try:
            _, checked = self._check(document)
        except ScaffoldError as error:
            return [lsp.failure(error)]
        failures = [lsp.failure(error) for error in checked.errors]
        return failures + [lsp.diagnostic(document, placed) for placed in checked.placed]

    def actions(
        self, document: Document, span: Span, only: Sequence[str] | None
    ) -> Sequence[types.CodeAction]:
        """The fixes for the lines of the span, and those for the whole document."""
        try:
            check, checked = self._check(document)
        except ScaffoldError:  # a diagnostic says it
            return ()
        if checked.view is None:
            return ()
        view, lines = checked.view, document.lines(span)
        here = [placed for placed in checked.placed if _touch(placed.finding.span, lines)]
        here.sort(key=lambda placed: not _touch(placed.finding.span, span))
        found: list[types.CodeAction] = []
        if lsp.is_wanted(types.CodeActionKind.QuickFix, only):
            found += [action for placed in here if (action := lsp.fix(document, placed))]
            found += self._made(self._link_all(document, check, view, here))
            found += self._made(self._suppress(document, check, view, here))
        if lsp.is_wanted(lsp.FIX_ALL, only):
            found += self._made(self._fix_all(document, check, view))
        return found

    def _made(self, actions: Iterator[types.CodeAction]) -> Iterator[types.CodeAction]:
        """The actions up to one that cannot be made, which is a line of the log."""
        try:
            yield from actions
        except ScaffoldError as error:
            self._log(str(error))

    def _link_all(
        self, document: Document, check: PostCheck, view: View, here: Sequence[Placed]
    ) -> Iterator[types.CodeAction]:
        """What `link` would do, where a timecode of these lines has no link."""
        bare = [placed for placed in here if placed.finding.rule == "bare-timecode"]
        plan = check.link(view).plan if bare else None
        if plan and plan.linked > 1:
            yield lsp.link_all(document, plan.edits, plan.linked, bare)

    def _suppress(
        self, document: Document, check: PostCheck, view: View, here: Sequence[Placed]
    ) -> Iterator[types.CodeAction]:
        for placed in here[:MOST_SUPPRESSED]:
            edit = check.suppress(view, placed)
            if edit:
                yield lsp.suppression(document, placed, edit)

    def _fix_all(
        self, document: Document, check: PostCheck, view: View
    ) -> Iterator[types.CodeAction]:
        """Safe fixes, but timecodes only of lines that rest, and of new lines with text."""
        ages, now = self._ages[document.uri], self._clock()

        def waits(finding: Finding) -> bool:
            if finding.rule != "bare-timecode":
                return False
            start = finding.span.start
            young = ages.is_young(document.data, start, now, REST)
            return young or (ages.is_changed(document.data, start) and not _says(view, finding))

        fixed = check.fix(view, waits)
        if fixed.count:
            yield lsp.fix_all(document, fixed.edits, fixed.count)

    def hover(self, document: Document, offset: int) -> types.Hover | None:
        """What the snapshots know of the link there."""
        try:
            check, checked = self._check(document)
        except ScaffoldError:  # a diagnostic says it
            return None
        if checked.view is None:
            return None
        post = checked.view.post
        touched = [link for link in post.links if link.span.start <= offset <= link.span.end]
        if not touched:
            return None
        link = min(touched, key=lambda link: link.span.size)
        address = link.address
        known = check.snapshots_of(post, link.playlist)
        match address:
            case VideoLink():
                text = about.video(address, known)
            case PlaylistLink():
                text = about.playlist(address.playlist, known)
            case _:
                return None
        contents = types.MarkupContent(types.MarkupKind.PlainText, text)
        return types.Hover(contents, lsp.range_of(document, link.span))

    def completion(self, document: Document, offset: int) -> types.CompletionList | None:
        """Behind `@`: where the player is, and chapters that the section lacks."""
        place = writing.place_of(document, offset)
        if place is None:
            return None
        try:
            return writing.completions(
                document, place, self._post_check(document.uri), self._player
            )
        except ScaffoldError:  # a diagnostic says it
            return None

    def seen(self, document: Document) -> None:
        """Note which lines are new."""
        before = self._ages.get(document.uri)
        now = before.next(document.data, self._clock()) if before else Ages.first(document.data)
        self._ages[document.uri] = now

    def forget(self, uri: str) -> None:
        """A document was closed."""
        for kept in (self._ages, self._checks, self._files, self._checked):
            kept.pop(uri, None)

    def stamp(self, uri: str) -> object:
        """Settings and snapshots that hold for a post, as they are on disk."""
        if uri not in self._files:
            with contextlib.suppress(ScaffoldError):  # a diagnostic says it
                self._post_check(uri)
        return self._state(uri)

    def _check(self, document: Document) -> tuple[PostCheck, Checked]:
        """The check of a document; what was worked out is kept until text or files change."""
        check = self._post_check(document.uri)
        known = self._checked.get(document.uri)
        if known and known[0] is document and known[1] is check:
            return check, known[2]
        checked = check.check(document.data)
        self._checked[document.uri] = (document, check, checked)
        if checked.errors:  # they may be of files that the text named a moment ago
            self._checks.pop(document.uri)
        return check, checked

    def _post_check(self, uri: str) -> PostCheck:
        kept = self._checks.get(uri)
        if kept and kept[0] == self._state(uri):
            return kept[1]
        check = PostCheck(path_of(uri), self._log)
        self._files[uri] = check.files
        self._checks[uri] = (self._state(uri), check)
        return check

    def _state(self, uri: str) -> object:
        return watching.state((*_files_for(path_of(uri)), *self._files.get(uri, ())))


def path_of(uri: str) -> Path:
    """The file of a document; one that is in no file counts as being in the current folder."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else Path.cwd() / "untitled.md"


def _files_for(path: Path) -> Iterator[Path]:
    """Where settings and snapshots of a post may be."""
    within = (own_folders.within_repo(p.parent) for p in (path, path.resolve()))
    for folder in dict.fromkeys(chain.from_iterable(within)):
        yield folder / own_folders.FILE
        yield folder / own_folders.PYPROJECT
        yield folder / snapshots.FOLDER
    yield own_folders.settings() / own_folders.FILE


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _says(view: View, finding: Finding) -> bool:
    """Whether anything is said after the timecode on its line."""
    bare = (bare for section in view.post.sections for bare in section.bare)
    return any(b.span == finding.span and has_text(view.post, b) for b in bare)
