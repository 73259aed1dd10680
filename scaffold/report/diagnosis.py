"""What `doctor` found, as lines for people and as JSON."""

import json
from dataclasses import asdict

from scaffold.model.diagnosis import Diagnosis, Fact, SettingFact


def to_text(diagnosis: Diagnosis) -> str:
    """A line a fact, what belongs to it indented below; then a line a setting."""
    width = max(len(fact.topic) for fact in diagnosis.facts) + 2
    lines = [line for fact in diagnosis.facts for line in _lines(fact, width)]
    return "\n".join((*lines, "", *_settings(diagnosis.settings))) + "\n"


def _lines(fact: Fact, width: int) -> list[str]:
    first = ("BROKEN: " if fact.broken else "") + fact.text
    return [f"{fact.topic:<{width}}{first}", *(" " * width + line for line in fact.more)]


def _settings(settings: tuple[SettingFact, ...]) -> list[str]:
    """What is set stands first and says where; what nobody set is the default."""
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
