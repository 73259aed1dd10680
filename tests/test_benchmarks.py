"""What the benchmarks build on: sites with known faults, and the count of what was found."""

from pathlib import Path

import pytest

from benchmarks import posts, scoring, shapes
from benchmarks.worlds import Case, Ill, Site, playlist, site
from scaffold.app.link.command import LinkOptions, link
from scaffold.app.outcome import CommonOptions
from scaffold.notes.reading.read import read


def made(folder: Path, count: int = 44) -> Site:
    return site(folder, count, notes=3)


def test_a_site_has_every_ill_and_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    one, two = made(first), made(second)
    assert {case.ill for case in one.cases} == set(Ill)
    assert one.cases == two.cases
    assert len({case.playlist for case in one.cases}) == len(one.cases)
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_the_world_is_as_its_cases_say(tmp_path: Path) -> None:
    there = made(tmp_path)
    for case in there.cases:
        held, video = there.after.playlist(case.playlist), there.after.video(case.about)
        listed = {v.id: v for v in held.videos} if held else {}
        match case.ill:
            case Ill.DELETED | Ill.PRIVATE:
                assert listed[case.about].state == str(case.ill)
            case Ill.REMOVED:
                assert video
                assert case.about not in listed
            case Ill.REUPLOADED:
                assert video is None
                assert case.about.replace("v", "n") in listed
            case Ill.GONE:
                assert held
                assert held.gone
            case Ill.PAST_END:
                text = (tmp_path / f"{case.playlist}.md").read_text("utf-8")
                assert text.count(f"({case.url})") == 1


def test_suspects_are_the_videos_that_no_listing_shows_alive(tmp_path: Path) -> None:
    there = made(tmp_path)
    alive = {
        video.id
        for held in there.after.playlists
        for video in held.videos
        if not held.gone and not video.gone
    }
    linked = {video.id for held in there.before.playlists for video in held.videos}
    assert there.suspects == len(linked - alive)


def test_findings_are_held_against_the_truth(tmp_path: Path) -> None:
    cases = (
        Case(Ill.DELETED, "PLa", "dead0000001"),
        Case(Ill.GONE, "PLb", "PLb"),
        Case(Ill.REUPLOADED, "PLc", "dead0000002"),
    )
    there = made(tmp_path, 1)
    truth = Site(tmp_path, there.before, there.after, cases, frozenset({("PLd", "moved")}), 0)

    def finding(
        path: str, rule: str, video: str | None, severity: str = "error"
    ) -> dict[str, object]:
        return {"path": path, "rule": rule, "video": video, "severity": severity}

    score = scoring.of_findings(
        truth,
        [
            finding("PLa.md", "video-deleted", "dead0000001"),
            finding("PLc.md", "video-deleted", "dead0000002"),
            finding("PLd.md", "index-mismatch", "moved", "warning"),
            finding("PLd.md", "title-changed", "moved", "info"),
            finding("PLd.md", "video-private", "alive000001"),
        ],
    )
    assert score.found == {Ill.DELETED: 1}
    assert (score.recall(Ill.DELETED), score.recall(Ill.GONE), score.recall(Ill.REUPLOADED)) == (
        1,
        0,
        0,
    )
    assert not score.whole
    assert score.false == ("('PLd.md', 'video-private', 'alive000001')",)


def test_addresses_are_held_against_the_truth(tmp_path: Path) -> None:
    watch = "https://www.youtube.com/watch?v="
    cases = (
        Case(Ill.PRIVATE, "PLa", "dead0000001"),
        Case(Ill.PAST_END, "PLb", "late0000001", f"{watch}late0000001&list=PLb&t=1h40m00s"),
    )
    there = made(tmp_path, 1)
    truth = Site(tmp_path, there.before, there.after, cases, frozenset(), 0)
    score = scoring.of_addresses(
        truth, [f"{watch}dead0000001&amp;t=5s", f"{watch}late0000001&list=PLb&t=5m00s"]
    )
    assert score.found == {Ill.PRIVATE: 1}
    assert score.false == (f"{watch}late0000001&list=PLb&t=5m00s",)


def test_a_made_post_has_the_form_and_size_of_the_model_one() -> None:
    text = posts.post(playlist(1))
    post = read(text)
    lectures = [section for section in post.sections if section.lecture]
    assert 30_000 < len(text.encode()) < 45_000
    assert [len(section.notes) for section in lectures] == [8] * 10


def test_a_draft_links_back_to_the_post(tmp_path: Path) -> None:
    whole = posts.post(playlist(1))
    path = tmp_path / "post.md"
    path.write_bytes(posts.draft(whole).encode())
    link((path,), LinkOptions(), CommonOptions())
    assert path.read_bytes() == whole.encode()


@pytest.mark.slow
@pytest.mark.parametrize("shape", shapes.SHAPES, ids=lambda shape: shape.name)
def test_four_times_as_much_takes_no_more_than_some_four_times_as_long(
    shape: shapes.Shape,
) -> None:
    few = shape.count // 2
    nothing, short, long = (
        min(shapes.took(shape, n) for _ in range(2)) for n in (1, few, shapes.TIMES * few)
    )
    assert long - nothing < 8 * max(short - nothing, 0.1)
