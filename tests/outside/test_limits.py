"""Work on a stranger's templates ends, whatever they ask for."""

import time

import pytest

from scaffold.errors import TemplateBroken
from scaffold.model.preset import Preset, PresetRules
from scaffold.outside import limits
from scaffold.outside.limits import limited

SHIPPED = Preset(name="plain", rules=PresetRules(path="x"), templates={})
OWN = SHIPPED.model_copy(update={"shipped": False})


def _twice(text: str) -> str:
    return text * 2


def _power(of: int) -> int:
    return int(of**of**of)


def _repeated(text: str) -> str:
    return text * 10**10


def _large(text: str) -> str:
    return text * 10**8


def _broken(text: str) -> str:
    raise TemplateBroken(text, "a hint")


def _wrong(text: str) -> str:
    raise ZeroDivisionError(text)


def test_what_the_work_returns_comes_back() -> None:
    assert limited(OWN, _twice, "ab") == limited(SHIPPED, _twice, "ab") == "abab"


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(TemplateBroken, match=r"took longer than 0\.5 seconds"):
        limited(OWN, _power, 9)
    assert time.monotonic() - begun < 5


@pytest.mark.skipif("sys.platform != 'linux'", reason="memory is limited on Linux alone")
def test_what_fills_the_memory_is_ended() -> None:
    with pytest.raises(TemplateBroken, match="ran out of memory"):
        limited(OWN, _repeated, "a")


def test_what_makes_too_much_text_is_refused() -> None:
    with pytest.raises(TemplateBroken, match="make more than 10 MB of text"):
        limited(OWN, _large, "a")


def test_a_mistake_comes_back_as_it_was_made() -> None:
    with pytest.raises(TemplateBroken, match="line 3") as caught:
        limited(OWN, _broken, "line 3")
    assert caught.value.hint == "a hint"
    with pytest.raises(ZeroDivisionError, match="line 3"):
        limited(OWN, _wrong, "line 3")
