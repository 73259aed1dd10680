"""The rules together, held against nasty posts and against what `scaffold new` writes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scaffold.app.check.placing import place
from scaffold.model.course import Course, Lecture, Remembered
from scaffold.model.edit import Edit
from scaffold.model.finding import Certainty, Severity, Verdict
from scaffold.model.listing import Chapter, Listing, ListingKind, Video, VideoState
from scaffold.model.snapshot import Snapshot
from scaffold.model.timecode import Timecode
from scaffold.notes.course import known, learning, lectures
from scaffold.notes.editing import edits, net
from scaffold.notes.reading.read import read
from scaffold.notes.text.slug import slugify
from scaffold.notes.writing import render
from scaffold.outside import templates
from scaffold.outside.sites import dialects
from scaffold.rules import ALL
from scaffold.rules.base.view import View
from scaffold.rules.running import run as running
from tests.notes import hostile, nasty
from tests.presets.each import EACH

DEFAULT = running.chosen((), ())
MORE = ("_q46x0tq2FQ", "1BUuB28FDOc", "kWTC1NvL894", "newvideo001", "newvideo002")


@st.composite
def lists(draw: st.DrawFn) -> dict[str, Course]:
    """What might be known of the playlist that nasty posts name."""
    videos = draw(st.lists(st.sampled_from(MORE), unique=True))
    entries = tuple(
        Lecture(
            video,
            position,
            draw(st.sampled_from(["", str(position), "9"])),
            draw(st.sampled_from([(), ("T",), ("Title", "text")])),
            raw=draw(st.sampled_from(["", "T"])),
            former_titles=draw(st.sampled_from([(), ("T",)])),
            duration=draw(st.sampled_from([None, 300, 3600])),
            alive=draw(st.booleans()),
        )
        for position, video in enumerate(videos, 1)
    )
    return {
        nasty.LIST: Course(
            nasty.LIST,
            entries,
            is_current=draw(st.booleans()),
            whole=draw(st.booleans()),
        )
    }


verdicts = st.dictionaries(st.sampled_from(MORE), st.sampled_from(Certainty)).map(
    lambda found: {video: Verdict(video, told, note="for") for video, told in found.items()}
)
playlists = st.sampled_from([{}, {nasty.LIST: Verdict(nasty.LIST, Certainty.GONE)}])
remembered = st.dictionaries(
    st.sampled_from(MORE),
    st.builds(Remembered, st.sampled_from(["", "T"]), st.just("C"), st.sampled_from([None, 300])),
)
comments = st.sampled_from(
    ["", "\n\n<!-- scaffold: ignore label-mismatch, past-end - so -->\n", "%% scaffold: ignore %%",
     "\n\n{/* scaffold: ignore video-deleted - so */}\n\n## H\n"]
)  # fmt: skip


def seen(
    text: str,
    listed: Mapping[str, Course],
    videos: Mapping[str, Verdict],
    gone: Mapping[str, Verdict],
    memories: Mapping[str, Remembered],
) -> View:
    post = read(text, tuple(listed.values()))
    return View(post, listed, videos, gone, memories)


views = st.builds(
    lambda text, more, *known: seen(text + more + text, *known),
    nasty.posts | st.just(""),
    comments,
    lists(),
    verdicts,
    playlists,
    remembered,
)


@settings(deadline=None)  # machines of a CI stall at times
@given(views)
def test_no_text_makes_a_rule_crash_and_all_stand_inside_the_text_in_order(view: View) -> None:
    found = running.run(view, ALL).found
    again = running.run(replace(view, post=read(view.post.data, _courses(view))), ALL).found
    assert found == again
    assert [f.span.start for f in found] == sorted(f.span.start for f in found)
    for finding in found:
        assert 0 <= finding.span.start <= finding.span.end <= len(view.post.data)
        view.post.slice(finding.span)  # no letter is cut in two
        assert finding.message.strip()
        assert finding.rule in running.SLUGS
    placed = place(view.post, "post.md", found)
    assert len({p.fingerprint for p in placed}) == len(found)
    assert all((p.line, p.column) <= (p.end_line, p.end_column) for p in placed)


@settings(deadline=None)  # machines of a CI stall at times
@given(views)
def test_each_rule_by_itself_tells_what_it_tells_among_others(view: View) -> None:
    alone = {(f.rule, f.span, f.message) for rule in ALL for f in rule.find(view)}
    together = running.run(view, ALL)
    told = {(f.rule, f.span, f.message) for f in together.found if f.rule != "unused-suppression"}
    assert told <= alone
    assert together.hidden > 0 or told == alone


@settings(deadline=None)  # machines of a CI stall at times
@given(views)
def test_each_mend_changes_what_it_names_and_the_net_holds(view: View) -> None:
    for finding in running.run(view, ALL).found:
        if finding.fix:
            after = edits.apply(view.post.data, finding.fix.edits)
            assert after != view.post.data
            assert net.foreign_change(view.post, after, finding.fix.edits, _courses(view)) == ""


@settings(deadline=None)  # machines of a CI stall at times
@given(views)
def test_mending_ends(view: View) -> None:
    for _ in range(9):
        wanted = _apart(view)
        if not wanted:
            return
        after = edits.apply(view.post.data, wanted)
        view = replace(view, post=read(after, _courses(view)))
    raise AssertionError("it mends on and on")


def _apart(view: View) -> list[Edit]:
    taken: list[Edit] = []
    for finding in running.run(view, ALL).found:
        wanted = finding.fix.edits if finding.fix else ()
        if not any(
            a.span.start <= b.span.end and b.span.start <= a.span.end for a in wanted for b in taken
        ):
            taken += wanted
    return taken


def _courses(view: View) -> tuple:  # type: ignore[type-arg]  # of courses
    return tuple(view.lists.values())


@st.composite
def videos(draw: st.DrawFn, number: int) -> Video:
    """A video with any title, chapters in their order, and perhaps a dead one."""
    dead = draw(st.sampled_from([False, False, False, True]))
    duration = draw(st.sampled_from([None, 60, 3599, 40_000]))
    starts = draw(st.lists(st.integers(0, duration or 9999), max_size=3, unique=True))
    title = draw(hostile.ANY)
    return Video(
        id=f"{number:011d}",
        position=number,
        title=draw(st.sampled_from([None, title])),
        listed=None if dead else title,
        duration=None if dead else duration,
        chapters=tuple(
            Chapter(start=Timecode.of(start), title=draw(hostile.ANY)) for start in sorted(starts)
        ),
        state=draw(st.sampled_from([VideoState.PRIVATE, VideoState.DELETED]))
        if dead
        else VideoState.ALIVE,
    )


def address(kind: ListingKind, first: str) -> str:
    """Where a listing is found."""
    return {
        ListingKind.PLAYLIST: "https://www.youtube.com/playlist?list=PLrandom0000000001",
        ListingKind.CHANNEL: "https://www.youtube.com/@random/videos",
        ListingKind.VIDEO: f"https://www.youtube.com/watch?v={first}",
    }[kind]


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """A playlist, a channel's tab or a lone video."""
    kind = draw(st.sampled_from([ListingKind.PLAYLIST, *ListingKind]))
    count = 1 if kind is ListingKind.VIDEO else draw(st.integers(1, 7))
    rows = tuple(draw(videos(number)) for number in range(1, count + 1))
    if kind is ListingKind.VIDEO and rows[0].state.gone:
        rows = (rows[0].model_copy(update={"state": VideoState.ALIVE}),)
    name = {ListingKind.PLAYLIST: "PLrandom0000000001", ListingKind.VIDEO: rows[0].id}
    return Listing(
        id=name.get(kind, "UCrandom00000000000000001"),
        kind=kind,
        title=draw(hostile.ANY),
        channel=draw(hostile.ANY),
        url=address(kind, rows[0].id),
        count=count,
        lang="en",
        videos=rows,
        rows=count,
    )


def written(listing: Listing, preset: str) -> str:
    """The post that `new` makes of a listing."""
    pattern = lectures.decide_pattern(listing)
    built = lectures.build_lectures(listing, listing.videos, pattern)
    title = listing.title or "T"
    new = render.NewPost(title, slugify(title, fallback="post"), date(2026, 11, 24), draft=True)
    return render.render_post(templates.load(preset), new, listing, built)


def learnt(listing: Listing) -> Snapshot:
    """The snapshot that `new` writes beside it."""
    snapshot = learning.learn(None, listing, "2026-11-24", listing.id)
    return snapshot.model_copy(update={"pattern": lectures.decide_pattern(listing)})


def dialects_of(preset: str) -> frozenset[str]:
    """All that may be read besides Markdown in a post where the preset writes it."""
    rules = templates.load(preset).rules
    ending = rules.path[rules.path.rindex(".") :]
    here = rules.site.reads if rules.site.marks else dialects.UNKNOWN
    switched = rules.site.reads_if.keys() if rules.site.marks else ()
    return here.union(switched, dialects.OF_ENDING.get(ending, ()))


def of_dead_ones(view: View, listing: Listing) -> None:
    """All that is found is that dead lectures were dead when they came; and all of them are."""
    dead = {video.id for video in listing.videos if video.state.gone}
    found = running.run(view, DEFAULT).found
    assert [f for f in found if f.severity is not Severity.INFO] == []
    assert {f.video for f in found} == dead
    assert {f.rule for f in found} <= {"video-deleted", "video-private"}


@pytest.mark.parametrize("preset", EACH)
@settings(max_examples=50, deadline=None)  # for each preset; the first one loads Jinja
@given(listing=listings())
def test_what_new_writes_is_clean(preset: str, listing: Listing) -> None:
    text = written(listing, preset)
    reads = dialects_of(preset)
    offline = View(read(text, dialects=reads))
    assert running.run(offline, DEFAULT).found == ()

    snapshot = learnt(listing)
    offered = frozenset(video.id for video in listing.videos)
    name = listing.playlist_id or f"of {listing.id}"
    old = known.of_snapshot(snapshot)
    memories = known.remembered((snapshot,))
    post = read(text, (old,), dialects=reads)
    told = {name: offered}
    quiet = View(post, {name: old}, remembered=memories, offered=told)
    assert running.run(quiet, DEFAULT).found == ()

    now = known.of_listing(listing, snapshot)
    certain = {
        video.id: Verdict(
            video.id,
            {VideoState.PRIVATE: Certainty.PRIVATE, VideoState.DELETED: Certainty.DELETED}.get(
                video.state, Certainty.OK
            ),
        )
        for video in listing.videos
    }
    there = {name: Verdict(name, Certainty.OK)}
    post = read(text, (now,), dialects=reads)
    of_dead_ones(View(post, {name: now}, certain, there, memories, offered=told), listing)
    of_dead_ones(View(post, {name: now}, certain, there, offered=told), listing)


BEGINNINGS = (
    "{% raw %}", "{% comment %} 8:00", "{{< highlight go >}}", "{{% comment %}}", "{::comment}",
    "{{<", "{{%", "{{", "{%", "{#", "{`", "{", "<a", "import x", "%%", "$$", "==", "`", "<!--",
)  # fmt: skip
ENDS = (
    "{% endraw %}", "{% end %}", "{% endcomment %}", "{{< /highlight >}}", "{{% /comment %}}",
    "{:/comment}", "{:/}", ">}}", "%}}", "}}", "%}", "#}", "`}", "}", "/>", "-->",
)  # fmt: skip


@pytest.mark.parametrize("preset", templates.names())
def test_marks_in_titles_and_chapters_hide_no_lecture(preset: str) -> None:
    rows = tuple(
        Video(
            id=f"{n:011d}",
            position=n,
            listed=title,
            duration=600,
            chapters=(Chapter(start=Timecode.of(0), title=title),),
        )
        for n, title in enumerate((*BEGINNINGS, "plain", *ENDS), 1)
    )
    url = address(ListingKind.PLAYLIST, "")
    listing = Listing(id="PLrandom0000000001", title="T", url=url, videos=rows)
    post = read(written(listing, preset), dialects=dialects_of(preset))
    assert {link.video.video for link in post.links if link.video} == {v.id for v in rows}
    assert sum(link.timecode is not None for link in post.links) == len(rows)
    assert running.run(View(post), DEFAULT).found == ()


CLOCKS = ("1:00", "8:00 in the morning", "[8:00] x", "1:75", "2. 8:00 - x", "~9:00", "12:30:45")


@pytest.mark.parametrize("kind", ListingKind)
@pytest.mark.parametrize("preset", templates.names())
def test_a_lecture_named_as_a_timecode_is_a_lecture_and_no_note(
    preset: str, kind: ListingKind
) -> None:
    """Hypothesis found that such a heading was a note without a time."""
    names = CLOCKS if kind is not ListingKind.VIDEO else CLOCKS[:1]
    rows = tuple(
        Video(id=f"{n:011d}", position=n, listed=title) for n, title in enumerate(names, 1)
    )
    listing = Listing(
        id="PLrandom0000000001",
        kind=kind,
        title=names[0],
        url=address(kind, rows[0].id),
        videos=rows,
    )
    post = read(written(listing, preset))
    lectured = {s.lecture.video.video for s in post.sections if s.lecture}
    # an item of Logseq's outline is a lecture once notes link to it
    assert preset == "logseq" or lectured == {video.id for video in rows}
    assert running.run(View(post), DEFAULT).found == ()


def test_a_heading_of_numbers_and_a_timecode_before_its_link_stays_a_note() -> None:
    text = "## [A](https://youtu.be/_q46x0tq2FQ)\n\n### 1. 8:00 [B](https://youtu.be/1BUuB28FDOc)\n"
    assert [heading.note for heading in read(text).headings] == [False, True]
