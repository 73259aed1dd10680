"""Which title of a lecture is to be written, where its page was read or only listed."""

from scaffold.model.listing import Listing, Video
from scaffold.model.snapshot import KnownVideo, Snapshot


def listed_changed(known: KnownVideo, video: Video, lang: str | None) -> bool:
    """Whether the listing has another title in that language than was known."""
    old = known.listed.get(lang or "")
    return video.listed is not None and video.listed != (old or known.title)


def wants_page(video: Video, before: Snapshot, lang: str | None) -> bool:
    """Whether a video's page is to be read: it is new, or its listed title changed."""
    if video.state.gone or video.title:
        return False
    known = before.videos.get(video.id)
    if known is None or known.unread:
        return True
    return lang == before.lang and listed_changed(known, video, lang)


def with_exact_titles(listing: Listing, before: Snapshot | None) -> tuple[Listing, frozenset[str]]:
    """The listing with the titles to be written, and the videos of which that is not known.

    Where the page could not be read, a listed title that changed counts only if it was the exact
    one before, too; another language's says nothing.
    """
    if before is None:
        return listing, frozenset()
    lang = listing.lang
    videos: list[Video] = []
    unsure: set[str] = set()
    for video in listing.videos:
        known = before.videos.get(video.id)
        if video.title or known is None or video.state.gone:
            videos.append(video)
            continue
        listed = known.listed.get(before.lang or "")
        title = known.title or listed
        if lang == before.lang and listed_changed(known, video, lang):
            if known.title in {None, listed}:
                title = video.listed
            else:
                unsure.add(video.id)
        videos.append(video.model_copy(update={"title": title}))
    return listing.model_copy(update={"videos": tuple(videos)}), frozenset(unsure)


def certain(
    read: Listing, written: Listing, before: Snapshot | None, unsure: frozenset[str]
) -> Listing:
    """What is to be learnt: exact titles where a page gave them, nothing of what is not certain.

    So a change that could not be followed up is seen again next time.
    """
    videos = []
    for video, now in zip(read.videos, written.videos, strict=True):
        known = before.videos.get(video.id) if before else None
        if video.id in unsure:
            videos.append(video.model_copy(update={"title": None, "listed": None}))
        elif video.title is None and known is not None and known.title is not None:
            videos.append(video.model_copy(update={"title": now.title}))
        else:
            videos.append(video)
    return read.model_copy(update={"videos": tuple(videos)})
