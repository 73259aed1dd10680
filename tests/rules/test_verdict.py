"""The table of verdicts, every cell; one witness alone never makes a video broken."""

from itertools import product

import pytest

from scaffold.model.evidence import (
    Answered,
    Listed,
    NotLooked,
    PlaylistEvidence,
    Probe,
    ProbeResult,
    Row,
    VideoEvidence,
)
from scaffold.model.finding import Certainty
from scaffold.model.listing import VideoState
from scaffold.rules import verdict

OK, DELETED, PRIVATE, UNKNOWN = (
    Certainty.OK,
    Certainty.DELETED,
    Certainty.PRIVATE,
    Certainty.UNKNOWN,
)
NETWORK = NotLooked("the connection broke")
ROWS = (Row.DEAD, Row.DOUBTFUL, Row.ABSENT)
OEMBEDS: tuple[ProbeResult | None, ...] = (
    None, NETWORK, *(Answered(status) for status in (200, 400, 401, 403, 404, 429, 500, 503)),
)  # fmt: skip
THUMBNAILS: tuple[ProbeResult | None, ...] = (
    None, NETWORK, *(Answered(status) for status in (200, 403, 404, 429, 503)),
)  # fmt: skip

# every cell that is not unknown, for a video without a living row
CERTAIN: dict[tuple[Row, int | str | None, int | str | None], Certainty] = {
    **{(row, 200, thumb): OK for row in ROWS for thumb in (None, "net", 200, 403, 404, 429, 503)},
    **{(Row.DEAD, 404, thumb): DELETED for thumb in (None, "net", 200, 403, 404, 429, 503)},
    **{(Row.DEAD, 403, thumb): PRIVATE for thumb in (None, "net", 200, 403, 404, 429, 503)},
    (Row.DOUBTFUL, 404, 404): DELETED,
    (Row.DOUBTFUL, 403, 404): PRIVATE,
    (Row.ABSENT, 404, 404): DELETED,
    (Row.ABSENT, 403, 404): PRIVATE,
    (Row.ABSENT, 401, 200): OK,
}


def cell(result: ProbeResult | None) -> int | str | None:
    if isinstance(result, Answered):
        return result.status
    return "net" if result else None


@pytest.mark.parametrize(("row", "oembed", "thumbnail"), [*product(ROWS, OEMBEDS, THUMBNAILS)])
def test_every_cell_of_the_table(
    row: Row, oembed: ProbeResult | None, thumbnail: ProbeResult | None
) -> None:
    found = verdict.of_video(VideoEvidence("x", row, oembed, thumbnail))
    assert found.certainty is CERTAIN.get((row, cell(oembed), cell(thumbnail)), UNKNOWN)
    assert bool(found.why) is (found.certainty is not OK)


@pytest.mark.parametrize(("oembed", "thumbnail"), [*product(OEMBEDS, THUMBNAILS)])
@pytest.mark.parametrize("row", [Row.ALIVE, Row.MEMBERS])
def test_a_living_row_needs_no_witness(
    row: Row, oembed: ProbeResult | None, thumbnail: ProbeResult | None
) -> None:
    evidence = VideoEvidence("x", row, oembed, thumbnail)
    found = verdict.of_video(evidence)
    assert found.certainty is OK
    assert found.note == ("for members only" if row is Row.MEMBERS else "")
    assert verdict.next_probe(evidence) is None


@pytest.mark.parametrize(
    ("evidence", "wanted"),
    [
        (VideoEvidence("x"), Probe.OEMBED),
        (VideoEvidence("x", Row.DEAD), Probe.OEMBED),
        (VideoEvidence("x", Row.DEAD, Answered(404)), None),
        (VideoEvidence("x", Row.DEAD, Answered(401)), None),
        (VideoEvidence("x", Row.DOUBTFUL, Answered(404)), Probe.THUMBNAIL),
        (VideoEvidence("x", Row.ABSENT, Answered(200)), None),
        (VideoEvidence("x", Row.ABSENT, Answered(401)), Probe.THUMBNAIL),
        (VideoEvidence("x", Row.ABSENT, Answered(403)), Probe.THUMBNAIL),
        (VideoEvidence("x", Row.ABSENT, Answered(404)), Probe.THUMBNAIL),
        (VideoEvidence("x", Row.ABSENT, Answered(429)), None),
        (VideoEvidence("x", Row.ABSENT, NETWORK), None),
        (VideoEvidence("x", Row.ABSENT, Answered(404), NETWORK), None),
    ],
)
def test_only_a_witness_that_can_change_the_verdict_is_asked(
    evidence: VideoEvidence, wanted: Probe | None
) -> None:
    assert verdict.next_probe(evidence) is wanted


@pytest.mark.parametrize(
    ("listing", "oembed", "certainty"),
    [
        (Listed.THERE, None, OK),
        (Listed.THERE, Answered(404), OK),
        (Listed.GONE, Answered(404), Certainty.GONE),
        (Listed.GONE, Answered(200), UNKNOWN),
        (Listed.GONE, Answered(403), UNKNOWN),
        (Listed.GONE, Answered(429), UNKNOWN),
        (Listed.GONE, NETWORK, UNKNOWN),
        (Listed.GONE, None, UNKNOWN),
        (NETWORK, Answered(404), UNKNOWN),
        (NETWORK, None, UNKNOWN),
    ],
)
def test_a_playlist_is_gone_only_if_both_say_so(
    listing: Listed | NotLooked, oembed: ProbeResult | None, certainty: Certainty
) -> None:
    found = verdict.of_playlist(PlaylistEvidence("PLx", listing, oembed))
    assert found.certainty is certainty


def test_a_row_of_an_incomplete_listing_proves_life_and_never_death() -> None:
    assert Row.of(VideoState.ALIVE, whole=False) is Row.ALIVE
    assert Row.of(VideoState.MEMBERS, whole=False) is Row.MEMBERS
    assert Row.of(VideoState.UPCOMING, whole=True) is Row.ALIVE
    assert Row.of(VideoState.DEAD, whole=True) is Row.DEAD
    assert Row.of(VideoState.DEAD, whole=False) is Row.DOUBTFUL


def test_the_evidence_is_told_witness_by_witness() -> None:
    found = verdict.of_video(VideoEvidence("x", Row.ABSENT, Answered(404), NETWORK))
    assert found.evidence == ("listing: no row", "oEmbed: 404", "thumbnail: the connection broke")
    assert found.why == "the connection broke"
