"""The door for `python -m scaffold` and for the installed commands."""

from scaffold import __version__


def main() -> None:
    """Run the command line; `--version` alone answers before anything else is loaded."""
    import gc
    import os
    import sys

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"scaffold {__version__}\n")
        return
    # a run is short and makes few cycles: looking for them at the usual rate takes a tenth of it
    gc.set_threshold(100_000)
    # looking for plugins of pydantic reads the metadata of every installed package: we use none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from scaffold.cli import run

        run()
    except KeyboardInterrupt:
        # before the commands were there to catch it
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    finally:
        # Python looks through everything again on its way out, which takes as long as the work
        gc.freeze()


if __name__ == "__main__":
    main()
