"""How a run behaves under refusals and silence, with a clock of its own."""

from collections.abc import Iterable
from email.message import Message
from io import BytesIO
from typing import Any

import pytest
from yt_dlp.networking import Response
from yt_dlp.networking.exceptions import HTTPError, TransportError

from scaffold.errors import NoAnswer, TooManyRequests, Unreachable
from scaffold.outside.youtube.door import BudgetSpent
from scaffold.outside.youtube.manners import LONGEST, PATIENCE, REFUSALS, SILENCES, Manners

LIST = "https://www.youtube.com/playlist?list=PL1"
OEMBED = "https://www.youtube.com/oembed?url=x"


def answer(status: int, retry_after: str | None = None) -> Response:
    headers = Message()
    if retry_after is not None:
        headers["Retry-After"] = retry_after
    return Response(BytesIO(b""), LIST, headers, status)


def refusal(retry_after: str | None = None, status: int = 429) -> HTTPError:
    return HTTPError(answer(status, retry_after))


class Day:
    """A clock that only sleeping moves, and a YouTube that answers from a list."""

    def __init__(self, answers: Iterable[Any], retries: int = 1) -> None:
        self.now = 0.0
        self.sent: list[float] = []
        self._answers = iter(answers)
        manners = Manners(retries, sleep=self._sleep, clock=lambda: self.now)
        self.ask = manners.layer(self._send)

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
        with pytest.raises(TooManyRequests):
            day.ask(url)
    assert len(day.sent) == REFUSALS


def test_a_longer_wait_than_ours_ends_the_asking_at_once() -> None:
    day = Day([refusal(str(int(LONGEST) + 1))])
    with pytest.raises(HTTPError):
        day.ask(LIST)
    with pytest.raises(TooManyRequests):
        day.ask(OEMBED)
    assert day.sent == [0.0]


def test_all_waits_of_a_run_together_are_bounded() -> None:
    day = Day([refusal("25"), answer(200)] * 10)
    ended: list[type[Exception]] = []
    for _ in range(10):
        try:
            day.ask(LIST)
        except (HTTPError, NoAnswer) as error:
            ended.append(type(error))
    assert ended[-1] is TooManyRequests
    assert day.now <= PATIENCE + 10


def test_without_retries_a_refusal_is_the_end() -> None:
    day = Day([refusal("1")], retries=0)
    with pytest.raises(HTTPError):
        day.ask(LIST)
    with pytest.raises(TooManyRequests):
        day.ask(LIST)
    assert day.now == 0


@pytest.mark.parametrize("silence", [TransportError("reset"), refusal(status=503)])
def test_silence_closes_one_door_and_leaves_the_other_open(silence: Exception) -> None:
    day = Day([silence] * SILENCES + [answer(200)])
    for _ in range(SILENCES):
        with pytest.raises(type(silence)):
            day.ask(LIST)
    with pytest.raises(Unreachable):
        day.ask(LIST)
    assert day.ask(OEMBED).status == 200
    assert len(day.sent) == SILENCES + 1


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
