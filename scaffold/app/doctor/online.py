"""Whether YouTube answers from here: one small request through the usual layers."""

from scaffold.app.outcome import Waits
from scaffold.errors.no_answer import NoAnswer
from scaffold.model.evidence import Answered
from scaffold.model.settings import Settings
from scaffold.outside.youtube import oembed
from scaffold.outside.youtube.client import YouTube


def ask(settings: Settings, waits: Waits) -> str:
    """What the answer means. Raises NoAnswer, with what to do, where there was none."""
    youtube = YouTube(settings, waits=waits)
    try:
        answer = oembed.oembed_of_video(youtube, oembed.FIRST_VIDEO)
    finally:
        youtube.close()
    if isinstance(answer, Answered):
        return f"answers (oEmbed {answer.status}): it can be reached from here"
    if oembed.is_refusal(answer.cause):
        advice = (
            "It refuses this address for now: wait an hour, go slower with --sleep-requests 1, or "
            "pass --cookies-from-browser."
        )
    else:
        advice = (
            "Check the connection, and the proxy and certificates that it needs: --proxy, "
            "--no-check-certificates."
        )
    raise NoAnswer(
        f"YouTube gave no answer: {answer.cause}.", f"{advice} Saved listings work: --from-info."
    )
