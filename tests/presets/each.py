"""All presets for slow tests: three of different kinds run each time, all of them in CI."""

import pytest

from scaffold.outside import templates

FEW = {"plain", "hugo", "obsidian"}
EACH = [
    name if name in FEW else pytest.param(name, marks=pytest.mark.slow)
    for name in templates.names()
]
