"""What a player can be asked in words."""

import pytest

from scaffold.model.player import Action, Command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("15:56", Command(Action.SEEK, 956)),
        ("1:02:03", Command(Action.SEEK, 3723)),
        ("956", Command(Action.SEEK, 956)),
        ("15m56s", Command(Action.SEEK, 956)),
        ("+30", Command(Action.SEEK, 30, relative=True)),
        ("-5", Command(Action.SEEK, -5, relative=True)),
        ("play", Command(Action.PLAY)),
        ("pause", Command(Action.PAUSE)),
    ],
)
def test_words_become_a_command(text: str, command: Command) -> None:
    assert Command.parse(text) == command


@pytest.mark.parametrize("text", ["", "seek", "+", "-x", "1:75", "٣", "+1:00", "9999999", "stop"])
def test_other_words_are_none(text: str) -> None:
    assert Command.parse(text) is None
