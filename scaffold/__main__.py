"""The door for `python -m scaffold` and for the installed commands."""

from scaffold import __version__


def main() -> None:
    """Run the command line; `--version` alone answers before anything else is loaded."""
    import sys

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"scaffold {__version__}\n")
        return
    from scaffold.cli import run

    run()


if __name__ == "__main__":
    main()
