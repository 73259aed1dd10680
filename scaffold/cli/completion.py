"""What a shell completes besides commands and options: names of presets, slugs of rules.

Called by the shell's hook alone; nothing is imported before.
"""


def preset_names(incomplete: str) -> list[str]:
    """The presets whose names begin like that."""
    from scaffold.app.presets import names

    return [name for name in names() if name.startswith(incomplete)]


def rule_slugs(incomplete: str) -> list[str]:
    """The rules whose slugs begin like that."""
    from scaffold.app.rules import slugs

    return [slug for slug in slugs() if slug.startswith(incomplete)]
