"""Everything of yt-dlp that we touch; nothing of it is imported before it is used.

What it lacks, or has in another shape than we know, is a YtDlpUnfit: no answer of YouTube's.
"""

from scaffold.outside.youtube.ytdlp.answers import (
    body_of,
    failed_with,
    is_of_network,
    is_own,
    is_silence,
    no_answer,
    read_whole,
    redirect_of,
    redirected,
    response,
    response_of,
    retry_after,
    status_of,
    unwrapped,
    words_of,
)
from scaffold.outside.youtube.ytdlp.names import KNOWN, unfit, version
from scaffold.outside.youtube.ytdlp.opening import (
    API_HOST,
    close,
    keyed,
    opened,
    parsed,
    refuse_foreign,
    refuse_foreign_request,
    unzipped,
)

__all__ = [
    "API_HOST",
    "KNOWN",
    "body_of",
    "close",
    "failed_with",
    "is_of_network",
    "is_own",
    "is_silence",
    "keyed",
    "no_answer",
    "opened",
    "parsed",
    "read_whole",
    "redirect_of",
    "redirected",
    "refuse_foreign",
    "refuse_foreign_request",
    "response",
    "response_of",
    "retry_after",
    "status_of",
    "unfit",
    "unwrapped",
    "unzipped",
    "version",
    "words_of",
]
