"""What `doctor` found, as lines for people and as JSON."""

import json
import textwrap
from dataclasses import asdict

from scaffold.model.diagnosis import Diagnosis
from scaffold.wording import logged, visible


def to_text(diagnosis: Diagnosis) -> str:
    """A line a fact, what belongs to it indented below; then a line a setting."""
    width = max(len(fact.topic) for fact in diagnosis.facts) + 2
    lines: list[str] = []
    for fact in diagnosis.facts:
        text = ("BROKEN: " if fact.broken else "") + fact.text
        wrapped = textwrap.wrap(text, 80 - width, break_long_words=False, break_on_hyphens=False)
        first, *rest = wrapped or [""]
        lines.append(f"{fact.topic:<{width}}{first}")
        lines += (" " * width + line for line in (*rest, *fact.more))
    settings = diagnosis.settings
    wide = max(len(setting.key) for setting in settings)
    # what is set comes first with its origin; the rest is the default
    set_here = [setting for setting in settings if setting.origin != "default"]
    lines += ["", f"settings ({len(set_here)} set)"]
    lines += [f"  {each.key:<{wide}}  {each.value}  ({each.origin})" for each in set_here]
    defaults = [setting for setting in settings if setting.origin == "default"]
    lines += [f"  {each.key:<{wide}}  {each.value}" for each in defaults]
    return "".join(f"{logged(visible(line))}\n" for line in lines)


def to_json(diagnosis: Diagnosis) -> str:
    """The same for programs."""
    return json.dumps(asdict(diagnosis), ensure_ascii=False, indent=2) + "\n"
