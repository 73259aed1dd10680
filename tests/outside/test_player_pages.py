"""The open pages as a source of time: which one is meant, and where its player is now."""

import asyncio
from collections.abc import AsyncIterator

from scaffold.model.player import Action, Command, Moment, TimeSource
from scaffold.outside.player.pages import Pages


class Clock:
    """A clock that goes when it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def opened(pages: Pages, name: str) -> AsyncIterator[str]:
    """The line of a page, its first words read."""
    line = pages.line(name)
    assert await anext(line) == "retry: 1000\n\n"
    return line


def at(seconds: float, *, playing: bool = False) -> Moment:
    return Moment("_q46x0tq2FQ", seconds, playing)


def test_a_player_that_runs_goes_on_at_its_rate_between_reports() -> None:
    async def run() -> None:
        clock = Clock()
        pages = Pages(clock)
        source: TimeSource = pages
        assert source.moment() is None
        await opened(pages, "a")
        assert source.moment() is None
        pages.report("a", at(10, playing=True), 1.5)
        clock.now += 4
        assert source.moment() == at(16, playing=True)
        pages.report("a", at(20), 1.5)
        clock.now += 4
        assert source.moment() == at(20)

    asyncio.run(run())


def test_the_page_that_runs_is_meant_then_the_one_used_last() -> None:
    async def run() -> None:
        clock = Clock()
        pages = Pages(clock)
        first, second = await opened(pages, "a"), await opened(pages, "b")
        pages.report("a", at(1), 1)
        clock.now += 1
        pages.report("b", at(2), 1)
        assert pages.moment() == at(2)
        clock.now += 1
        pages.report("a", at(3, playing=True), 1)
        clock.now += 1
        pages.report("b", at(4), 1)
        assert pages.send(Command(Action.PAUSE))
        assert "pause" in await anext(first)
        await first.aclose()  # type: ignore[attr-defined]  # a generator
        assert pages.moment() == at(4)
        await second.aclose()  # type: ignore[attr-defined]  # the same
        assert pages.moment() is None
        assert not pages.send(Command(Action.PLAY))

    asyncio.run(run())


def test_a_report_of_a_page_without_a_line_is_not_kept() -> None:
    pages = Pages(Clock())
    assert not pages.report("a", at(1), 1)
    assert pages.moment() is None


def test_all_lines_end_when_the_server_does() -> None:
    async def run() -> None:
        pages = Pages(Clock())
        line = await opened(pages, "a")
        pages.tell("post", {"number": 0})
        pages.close()
        assert [news async for news in line] == [
            'event: post\ndata: {"number": 0}\n\n',
            "event: end\ndata: {}\n\n",
        ]

    asyncio.run(run())
