"""What templates see of the settings: every key was decided on, and no secret is among them."""

from dataclasses import FrozenInstanceError, fields
from typing import Any, get_type_hints

import pytest

from scaffold.model.settings import PATHS, USER_ONLY, Settings, keys_of
from scaffold.model.template import WITHHELD, SettingsContext, visible

SEEN = {field.name for field in fields(SettingsContext)}
CANARY = "http://canary:s3cret@canary"
FULL: dict[str, Any] = {
    "template": CANARY,
    "api_key": CANARY,
    "site": CANARY,
    "posts": (CANARY,),
    "snapshots": CANARY,
    "cookies": CANARY,
    "cookies_from_browser": CANARY,
    "proxy": CANARY,
    "extractor_args": (CANARY,),
    "titles": {"replace": [{"pattern": CANARY}]},
    "check": {"baseline": CANARY},
    "ignore": [{"path": CANARY, "reason": CANARY}],
}


def test_every_setting_is_shown_to_templates_or_withheld_by_decision() -> None:
    """A new setting fails here: put it into SettingsContext, or into WITHHELD."""
    assert set(Settings.model_fields) == SEEN | WITHHELD
    assert not SEEN & WITHHELD


def test_what_is_seen_has_types_defaults_and_words_of_the_settings() -> None:
    hints = get_type_hints(SettingsContext)
    for field in fields(SettingsContext):
        setting = Settings.model_fields[field.name]
        assert hints[field.name] == setting.annotation, field.name
        assert field.default == setting.default, field.name
        assert setting.description, field.name


def test_nothing_seen_is_a_secret_a_path_or_a_table() -> None:
    assert {key for key in (*USER_ONLY, *PATHS) if "." not in key} <= WITHHELD
    assert {key.split(".")[0] for key in keys_of() if "." in key} <= WITHHELD
    simple = {str, int, float, bool, type(None), tuple}
    given = Settings(lang="ru", tags=("a",))
    for name in SEEN:
        assert type(getattr(visible(given, "hugo"), name)) in simple, name


def test_no_value_of_a_withheld_setting_comes_through() -> None:
    settings = Settings.model_validate({**FULL, "lang": "ru", "tags": ["course"]})
    seen = visible(settings, "zola")
    assert (seen.preset, seen.lang, seen.tags) == ("zola", "ru", ("course",))
    assert "canary" not in repr(seen)
    texts = {key for key, field in Settings.model_fields.items() if "str" in str(field.annotation)}
    assert texts & WITHHELD <= set(FULL), "a withheld text without its canary"


def test_what_is_seen_cannot_be_changed() -> None:
    seen = visible(Settings(), "hugo")
    with pytest.raises(FrozenInstanceError):
        seen.lang = "ru"  # type: ignore[misc]  # that is what must fail
    assert not hasattr(seen, "__dict__")
