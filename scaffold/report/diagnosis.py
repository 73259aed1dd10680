"""What `doctor` found, as lines for people and as JSON."""

import json
import textwrap
from dataclasses import asdict

from scaffold.model.diagnosis import Diagnosis, Fact, SettingFact
from scaffold.wording import logged, visible


def to_text(diagnosis: Diagnosis) -> str:
    """A line a fact, what belongs to it indented below; then a line a setting."""
    width = max(len(fact.topic) for fact in diagnosis.facts) + 2
    lines = [line for fact in diagnosis.facts for line in _lines(fact, width)]
    lines += ["", *_settings(diagnosis.settings)]
    return "".join(f"{logged(visible(line))}\n" for line in lines)


def _lines(fact: Fact, width: int) -> list[str]:
    first = ("BROKEN: " if fact.broken else "") + fact.text
    lines = textwrap.wrap(first, 80 - width, break_long_words=False, break_on_hyphens=False)
    lines = lines or [""]
    rest = (" " * width + line for line in (*lines[1:], *fact.more))
    return [f"{fact.topic:<{width}}{lines[0]}", *rest]


def _settings(settings: tuple[SettingFact, ...]) -> list[str]:
    """What is set comes first with its origin; the rest is the default."""
    wide = max(len(setting.key) for setting in settings)
    set_here = [setting for setting in settings if setting.origin != "default"]
    rest = [setting for setting in settings if setting.origin == "default"]
    lines = [f"settings ({len(set_here)} set)"]
    for setting in set_here:
        lines.append(f"  {setting.key:<{wide}}  {setting.value}  ({setting.origin})")
    lines += [f"  {setting.key:<{wide}}  {setting.value}" for setting in rest]
    return lines


def to_json(diagnosis: Diagnosis) -> str:
    """The same for programs."""
    return json.dumps(asdict(diagnosis), ensure_ascii=False, indent=2) + "\n"
