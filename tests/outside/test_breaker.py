"""How a run behaves under refusals and silence, with a clock of its own."""

import contextlib
import math
from collections.abc import Iterable, Iterator
from email.message import Message
from io import BytesIO
from typing import Any

import pytest
from yt_dlp.networking import Response
from yt_dlp.networking.exceptions import HTTPError, TransportError

from scaffold.errors import ScaffoldError
from scaffold.errors.no_answer import BotCheck, SourceChanged, TooManyRequests, Unreachable
from scaffold.outside.youtube.breaker import (
    LONGEST,
    PATIENCE,
    REFUSALS,
    SILENCES,
    Breaker,
    CircuitOpen,
    Group,
    RetryPolicy,
    retried,
)
from scaffold.outside.youtube.layers import BudgetSpent, stacked

LIST = "https://www.youtube.com/playlist?list=PL1"
BROWSE = "https://www.youtube.com/youtubei/v1/browse?prettyPrint=false"
PAGE = "https://www.youtube.com/watch?v=x"
OEMBED = "https://www.youtube.com/oembed?url=x"


def answer(status: int, retry_after: str | None = None) -> Response:
    headers = Message()
    if retry_after is not None:
        headers["Retry-After"] = retry_after
    return Response(BytesIO(b""), LIST, headers, status)


def refusal(retry_after: str | None = None, status: int = 429) -> HTTPError:
    return HTTPError(answer(status, retry_after))


@contextlib.contextmanager
def ended(cause: type[ScaffoldError]) -> Iterator[None]:
    """Nothing is sent any more, because of that failure."""
    with pytest.raises(CircuitOpen) as caught:
        yield
    assert isinstance(caught.value.cause, cause)


class Day:
    """A clock that only sleeping moves, and a YouTube that answers from a list."""

    def __init__(self, answers: Iterable[Any], retries: int = 1) -> None:
        self.now = 0.0
        self.sent: list[float] = []
        self._answers = iter(answers)
        policy = RetryPolicy(refused=retries, silent=0)
        self.breaker = Breaker(policy, sleep=self._sleep, clock=lambda: self.now)
        self.ask = stacked(self._send, retried(policy, self.breaker), self.breaker.admit)

    def _sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def _send(self, request: Any) -> Any:
        self.sent.append(self.now)
        told = next(self._answers)
        if isinstance(told, Exception):
            raise told
        return told


def test_without_trouble_nothing_waits() -> None:
    day = Day([answer(200)] * 5)
    for _ in range(5):
        day.ask(LIST)
    assert day.sent == [0.0] * 5


def test_a_refusal_is_asked_again_when_youtube_said_and_then_all_goes_slower() -> None:
    day = Day([refusal("7"), answer(200), answer(200), answer(200)])
    for _ in range(3):
        assert day.ask(LIST).status == 200
    first, again, *later = day.sent
    assert (first, again) == (0.0, 7.0)
    assert all(b - a >= 0.5 for a, b in zip([again, *later], later, strict=False))


@pytest.mark.parametrize("said", [None, "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "-1"])
def test_a_refusal_that_names_no_seconds_costs_a_short_wait(said: str | None) -> None:
    day = Day([refusal(said), answer(200)])
    assert day.ask(LIST).status == 200
    assert 0 < day.sent[1] <= 5


def test_who_is_refused_again_after_waiting_asks_nothing_more_of_any_kind() -> None:
    day = Day([refusal("1")] * 10)
    with pytest.raises(HTTPError):
        day.ask(LIST)
    for url in (LIST, OEMBED, "https://i.ytimg.com/vi/x/hqdefault.jpg"):
        with ended(TooManyRequests):
            day.ask(url)
    assert len(day.sent) == REFUSALS


def test_a_longer_wait_than_ours_ends_the_asking_at_once() -> None:
    day = Day([refusal(str(int(LONGEST) + 1))])
    with pytest.raises(HTTPError):
        day.ask(LIST)
    with ended(TooManyRequests):
        day.ask(OEMBED)
    assert day.sent == [0.0]


def test_all_waits_of_a_run_together_are_bounded() -> None:
    day = Day([refusal("25"), answer(200)] * 10)
    causes: list[type[Exception]] = []
    for _ in range(10):
        try:
            day.ask(LIST)
        except CircuitOpen as error:
            causes.append(type(error.cause))
        except HTTPError:
            causes.append(HTTPError)
    assert causes[-1] is TooManyRequests
    assert day.now <= PATIENCE + 10


def test_without_retries_a_refusal_is_the_end() -> None:
    day = Day([refusal("1")], retries=0)
    with pytest.raises(HTTPError):
        day.ask(OEMBED)
    for url in (LIST, PAGE, OEMBED):
        with ended(TooManyRequests):
            day.ask(url)
    assert day.now == 0


def test_a_listing_that_was_refused_may_be_answered_by_the_api_but_nothing_else_is_asked() -> None:
    day = Day([refusal("1"), answer(200)], retries=0)
    with pytest.raises(HTTPError):
        day.ask(LIST)
    assert day.ask(BROWSE).status == 200
    for url in (PAGE, OEMBED):
        with ended(TooManyRequests):
            day.ask(url)


@pytest.mark.parametrize("silence", [TransportError("reset"), refusal(status=503)])
def test_silence_closes_one_door_and_leaves_the_other_open(silence: Exception) -> None:
    day = Day([silence] * SILENCES + [answer(200)])
    for _ in range(SILENCES):
        with pytest.raises(type(silence)):
            day.ask(LIST)
    with ended(Unreachable):
        day.ask(LIST)
    assert day.ask(OEMBED).status == 200
    assert len(day.sent) == SILENCES + 1


@pytest.mark.parametrize(
    ("policy", "tries", "seconds"),
    [
        (RetryPolicy(silent=0), 3, 30.0),
        (RetryPolicy(silent=0, silence=math.inf), SILENCES, SILENCES * 10.0),
    ],
    ids=["by default", "with retries of the person's own"],
)
def test_half_a_minute_of_silence_is_long_enough(
    policy: RetryPolicy, tries: int, seconds: float
) -> None:
    now = [0.0]

    def send(_: Any) -> Any:
        now[0] += 10.0
        raise TransportError("timed out")

    breaker = Breaker(policy, clock=lambda: now[0])
    for _ in range(tries):
        with pytest.raises(TransportError):
            breaker.admit(send, LIST)
    with ended(Unreachable):
        breaker.admit(send, LIST)
    assert now[0] == seconds


@pytest.mark.parametrize("sign_of_life", [answer(200), refusal(status=404), refusal(status=403)])
def test_an_answer_of_any_kind_ends_the_count_of_silences(sign_of_life: Any) -> None:
    once = [TransportError("reset")] * (SILENCES - 1)
    day = Day([*once, sign_of_life, *once, answer(200)])
    for _ in range(2 * SILENCES - 1):
        try:
            day.ask(LIST)
        except (HTTPError, TransportError):
            continue
    assert day.ask(LIST).status == 200


def test_a_spent_budget_is_no_silence() -> None:
    day = Day([BudgetSpent("spent")] * (SILENCES + 1) + [answer(200)])
    for _ in range(SILENCES + 1):
        with pytest.raises(BudgetSpent):
            day.ask(LIST)
    assert day.ask(LIST).status == 200


@pytest.mark.parametrize("refused", [TooManyRequests("x"), BotCheck("x")])
def test_a_refusal_in_words_ends_the_asking_at_once(refused: ScaffoldError) -> None:
    day = Day([answer(200)])
    day.breaker.note(Group.PAGE, refused)
    with ended(type(refused)):
        day.ask(PAGE)
    assert day.sent == []


def test_a_bot_check_before_pages_leaves_listings_and_oembed_open() -> None:
    day = Day([answer(200)] * 2)
    day.breaker.note(Group.PAGE, BotCheck("x"))
    assert [day.ask(url).status for url in (LIST, OEMBED)] == [200, 200]


def test_answers_that_nobody_understands_end_the_asking_of_their_group() -> None:
    day = Day([answer(200)])
    strange = SourceChanged("x", "a hotel's page")
    for error in [*[strange] * (SILENCES - 1), None, *[strange] * SILENCES]:
        assert not day.breaker.is_open(Group.SINGLE)
        day.breaker.note(Group.SINGLE, error)
    with ended(SourceChanged):
        day.ask(OEMBED)
    assert day.ask(LIST).status == 200


def test_a_single_question_without_answer_is_sent_again_at_once_and_a_listing_is_not() -> None:
    policy = RetryPolicy(silent=1)
    reset = TransportError("reset")
    assert [policy.times(reset, group) for group in Group] == [0, 0, 1, 0]
    assert [policy.times(refusal(status=status), Group.SINGLE) for status in (408, 503)] == [1, 1]
    assert [policy.times(refusal(status=status), Group.SINGLE) for status in (404, 429)] == [0, 0]
