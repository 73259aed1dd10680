"""All settings as a Markdown table: `python -m scaffold.cli.settings_table` writes docs with it."""

import sys


def settings_table() -> str:
    """A row a key: name, default, meaning."""
    from scaffold.app.settings import settings_rows

    rows = ["| key | default | meaning |", "|---|---|---|"]
    rows += [f"| `{key}` | {default} | {meaning} |" for key, default, meaning in settings_rows()]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(settings_table())
