"""Lines on two logarithmic axes, as SVG.

Three panels of polylines are a page of code; matplotlib would be 60 MB more to install for it, and
its files change with its versions.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

Points = Sequence[tuple[float, float]]
_WIDTH, _HEIGHT, _GAP = 260, 190, 70
_COLOURS = ("#0072b2", "#d55e00", "#009e73")  # told apart by colour-blind people, too
_LINE = 13  # pixels from one name to the next, where lines end side by side
_STYLE = "font:12px system-ui,sans-serif;background:#fff"


def plot(panels: Mapping[str, Mapping[str, Points]], x_label: str) -> str:
    """One panel beside the other: each a title and its lines by name."""
    width = _GAP + len(panels) * (_WIDTH + _GAP)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT + 90}" '
        f'style="{_STYLE}">'
    ]
    names = dict.fromkeys(name for series in panels.values() for name in series)
    colours = dict(zip(names, _COLOURS, strict=True))
    for place, (title, series) in enumerate(panels.items()):
        left = _GAP + place * (_WIDTH + _GAP)
        lines += [f'<g transform="translate({left},40)">', *_panel(title, series, x_label, colours)]
        lines.append("</g>")
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(
    title: str, series: Mapping[str, Points], x_label: str, colours: Mapping[str, str]
) -> Iterator[str]:
    points = [point for line in series.values() for point in line]
    across = _Axis([x for x, _ in points], _WIDTH)
    up = _Axis([y for _, y in points], _HEIGHT)
    yield f'<text x="0" y="-18" font-weight="bold">{escape(title)}</text>'
    for value in across.ticks:
        x = across(value)
        yield f'<path d="M{x} 0V{_HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{_HEIGHT + 16}" text-anchor="middle">{value:g}</text>'
    for value in up.ticks:
        y = _HEIGHT - up(value)
        yield f'<path d="M0 {y}H{_WIDTH}" stroke="#ddd"/>'
        yield f'<text x="-6" y="{y + 4}" text-anchor="end">{value:g}</text>'
    yield f'<text x="{_WIDTH / 2}" y="{_HEIGHT + 34}" text-anchor="middle">{escape(x_label)}</text>'
    taken: list[tuple[float, float]] = []
    for name, line in series.items():
        path = " ".join(f"{across(x)},{_HEIGHT - up(y)}" for x, y in line)
        stroke = f'stroke="{colours[name]}" stroke-width="2"'
        yield f'<polyline points="{path}" fill="none" {stroke}/>'
        x, y = across(line[-1][0]), _HEIGHT - up(line[-1][1])
        y -= 7
        while any(x == other and abs(y - height) < _LINE for other, height in taken):
            y -= _LINE
        taken.append((x, y))
        yield (
            f'<text x="{x - 4}" y="{y:.1f}" text-anchor="end" '
            f'fill="{colours[name]}">{escape(name)}</text>'
        )


class _Axis:
    """A logarithmic axis from power of ten to power of ten; a value's place in pixels."""

    def __init__(self, values: Sequence[float], length: int) -> None:
        self._first = floor(log10(min(values)))
        self._last = max(ceil(log10(max(values))), self._first + 1)
        self._length = length

    @property
    def ticks(self) -> tuple[float, ...]:
        """The powers of ten."""
        return tuple(10.0**power for power in range(self._first, self._last + 1))

    def __call__(self, value: float) -> float:
        share = (log10(value) - self._first) / (self._last - self._first)
        return round(share * self._length, 1)
