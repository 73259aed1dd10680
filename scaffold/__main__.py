"""The door for `python -m scaffold` and for the installed commands."""

from scaffold import __version__


def main() -> None:
    """Run the command line; `--version` alone answers before anything else is loaded."""
    import os
    import sys

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"scaffold {__version__}\n")
        return
    # looking for plugins of pydantic reads the metadata of every installed package: we use none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from scaffold.cli import run

        run()
    except KeyboardInterrupt:
        # before the commands were there to catch it
        sys.stderr.write("interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
