"""Posts in the form and size of the model one: ten lectures, linked notes, prose, lists, code."""

import random
import re
from collections.abc import Iterator, Mapping

from tests.youtube import Playlist, Video

NOTES = 8  # per lecture, as in the model post; with its prose that makes some 35 kB
_WORDS = (
    "сеть", "слой", "градиент", "признак", "модель", "выборка", "ошибка", "вес", "функция", "шаг",
    "обучение", "пример", "матрица", "свёртка", "задача", "точность", "метод", "класс",
    "картинка", "вектор", "данные", "лекция", "график", "оценка", "смысл", "можно", "нужно",
    "часто", "затем", "потому", "если", "между", "после", "обычно", "каждый", "первый", "другой",
    "почти", "снова", "batch", "loss", "layer", "encoder", "dropout", "baseline", "embedding",
    "pooling",
)  # fmt: skip
_STRANGER = re.compile(r"\[(\w+)\]\(https://example\.org[^)]*\)")
_BARE = re.compile(r"^\[(\d[\d:]*)\]\([^)\s]*&t=[^)\s]*\)", re.MULTILINE)


def post(
    playlist: Playlist, *, notes: int = NOTES, moments: Mapping[tuple[str, int], int] | None = None
) -> str:
    """A post about the playlist; `moments` puts the n-th note (from 0) of a video elsewhere."""
    chance = random.Random(playlist.id)
    parts = [
        f'+++\ntitle = "{playlist.title}"\ndate = "2020-04-12T22:51:00+06:00"\n'
        f'slug = "{playlist.id.lower()}"\nimage = "/images/cover.jpg"\ntags = ["ML", "notes"]\n+++',
        f"[{playlist.title}](https://www.youtube.com/playlist?list={playlist.id})",
        _sentences(chance, 2),
        "![]({{< param image >}})\n<!--more-->",
    ]
    for index, video in enumerate(playlist.videos, 1):
        parts += _lecture(chance, playlist, index, video, notes, moments or {})
    parts += ["## Ссылки", f"> {_sentences(chance, 1)} `(\\d+):(\\d+)` {_sentences(chance, 1)}"]
    return "\n\n".join(parts) + "\n"


def _lecture(
    chance: random.Random,
    playlist: Playlist,
    index: int,
    video: Video,
    notes: int,
    moments: Mapping[tuple[str, int], int],
) -> Iterator[str]:
    """A heading with its first note below it, the other notes, and what was thought of them."""
    address = f"https://www.youtube.com/watch?v={video.id}&list={playlist.id}"
    heading = f"## [{index}. {video.title.partition(': ')[2]}]({address}&index={index})"
    apart = 5000 // notes
    for n in range(notes):
        moment = moments.get((video.id, n), (n + 1) * apart - chance.randrange(apart // 2))
        label, written = _written(moment)
        line = f"[{label}]({address}&t={written}) - {_sentences(chance, 1)}"
        yield f"\n{heading}\n{line}" if n == 0 else line
    for n in range(4):
        text = _sentences(chance, 2)
        yield f"{text} [{_word(chance)}](https://example.org/{index}/{n})." if n == 3 else text
    if index % 3 == 0:
        yield "\n".join(f"- {_sentences(chance, 1)}" for _ in range(4))
    if index % 5 == 0:
        yield f"{_sentences(chance, 1)} `torch.nn.{_word(chance)}` {_sentences(chance, 1)}"


def _written(moment: int) -> tuple[str, str]:
    """The label and the time of a link: `1:01:27` and `1h01m27s`."""
    hours, rest = divmod(moment, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}", f"{hours}h{minutes:02}m{seconds:02}s"
    return f"{minutes}:{seconds:02}", f"{minutes}m{seconds:02}s"


def _sentences(chance: random.Random, count: int) -> str:
    made = (" ".join(_word(chance) for _ in range(chance.randint(8, 20))) for _ in range(count))
    return " ".join(f"{text.capitalize()}." for text in made)


def _word(chance: random.Random) -> str:
    return chance.choice(_WORDS)


def draft(text: str) -> str:
    """The post with its timecodes bare yet."""
    return _BARE.sub(r"\1", text)


def of_youtube_alone(text: str) -> str:
    """The post without links to other hosts, which other checkers would follow."""
    return _STRANGER.sub(r"\1", text)
