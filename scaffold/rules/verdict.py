"""From evidence to a verdict: ok, deleted, private, gone or unknown; nothing else is looked at.

What may come from our own network never becomes broken: that takes two sources that agree.
"""

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
from scaffold.model.finding import Certainty, Verdict
from scaffold.model.listing import VideoState

_REFUSALS = {404: (Certainty.DELETED, "it was deleted"), 403: (Certainty.PRIVATE, "it is private")}
MEMBERS = "for members only"


def next_probe(evidence: VideoEvidence) -> Probe | None:
    """What to ask next; None if no further answer could change the verdict."""
    if evidence.row.alive or _by_api(evidence):
        return None
    if evidence.oembed is None:
        return Probe.OEMBED
    if evidence.thumbnail is not None or evidence.row is Row.DEAD or evidence.api:
        return None
    return Probe.THUMBNAIL if _status(evidence.oembed) in {401, 403, 404} else None


def of_video(evidence: VideoEvidence) -> Verdict:
    """The verdict on a video."""
    certainty, why = _video(evidence)
    note = MEMBERS if evidence.row is Row.MEMBERS else ""
    seen = [f"listing: {evidence.row}"]
    if evidence.api:
        absent = _status(evidence.api) == 404
        seen.append(f"Data API: {'absent' if absent else _words(evidence.api)}")
    probes = {"oEmbed": evidence.oembed, "thumbnail": evidence.thumbnail}
    seen += [f"{probe}: {_words(answer)}" for probe, answer in probes.items() if answer]
    return Verdict(evidence.id, certainty, why, note, tuple(seen))


def _video(evidence: VideoEvidence) -> tuple[Certainty, str]:
    if evidence.row.alive:
        return Certainty.OK, ""
    if by_api := _by_api(evidence):
        return by_api
    if evidence.oembed is None:
        return Certainty.UNKNOWN, "it was not asked about"
    if isinstance(evidence.oembed, NotLooked):
        return Certainty.UNKNOWN, evidence.oembed.cause
    status = evidence.oembed.status
    if status == 200:
        return Certainty.OK, ""
    if status == 401 or status in _REFUSALS:
        return _by_thumbnail(evidence, status)
    return Certainty.UNKNOWN, f"oEmbed answers {status}"


def _by_api(evidence: VideoEvidence) -> tuple[Certainty, str] | None:
    """What the Data API settles; a video that it lacks is a suspect, unless its row says why."""
    if isinstance(evidence.api, NotLooked):
        return Certainty.UNKNOWN, evidence.api.cause
    if _status(evidence.api) == 200:
        return Certainty.OK, ""
    says = {VideoState.PRIVATE: 403, VideoState.DELETED: 404}
    settled = evidence.api is not None and evidence.state in says
    return _REFUSALS[says[evidence.state]] if settled and evidence.state else None


def _by_thumbnail(evidence: VideoEvidence, status: int) -> tuple[Certainty, str]:
    """One "unavailable" is not enough: a dead row or a missing thumbnail must say the same."""
    thumbnail = _status(evidence.thumbnail)
    if status == 401:
        dead_row = evidence.row in {Row.DEAD, Row.DOUBTFUL} or evidence.api is not None
        if thumbnail == 200 and not dead_row:
            return Certainty.OK, ""
        why = "oEmbed answers 401, which may mean private or not embeddable"
    else:
        absent = _status(evidence.api) == 404
        if absent or evidence.row is Row.DEAD or thumbnail == 404:
            return _REFUSALS[status]
        why = f"oEmbed answers {status}, but nothing else says that it is gone"
    if isinstance(evidence.thumbnail, NotLooked):
        why = evidence.thumbnail.cause
    return Certainty.UNKNOWN, why


def of_playlist(evidence: PlaylistEvidence) -> Verdict:
    """The verdict on a playlist: gone takes the listing's word and oEmbed's 404."""
    listing, answer = evidence.listing, evidence.oembed
    certainty, why = Certainty.UNKNOWN, ""
    if isinstance(listing, NotLooked):
        why = listing.cause
    elif listing is Listed.THERE:
        certainty = Certainty.OK
    elif _status(answer) == 404:
        certainty, why = Certainty.GONE, "it does not exist any more"
    elif isinstance(answer, NotLooked):
        why = answer.cause
    else:
        why = "it cannot be listed, but oEmbed does not say that it is gone"
    parts = [f"listing: {listing.cause if isinstance(listing, NotLooked) else listing}"]
    parts += [f"oEmbed: {_words(answer)}"] if answer else []
    return Verdict(evidence.id, certainty, why, "", tuple(parts))


def _status(result: ProbeResult | None) -> int | None:
    return result.status if isinstance(result, Answered) else None


def _words(result: ProbeResult) -> str:
    return str(result.status) if isinstance(result, Answered) else result.cause
