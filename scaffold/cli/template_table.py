"""What templates may use, as Markdown: `python -m scaffold.cli.template_table` prints it."""

import sys


def template_table() -> str:
    """The tables of docs/templates.md, with an example of each name."""
    from scaffold.app.template_words import page

    return page()


if __name__ == "__main__":
    sys.stdout.buffer.write(template_table().encode("utf-8"))
