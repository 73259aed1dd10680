"""The entry point of `python -m scaffold` and of the installed commands."""

from scaffold import __version__


def main() -> None:
    """Run the command line; `--version` alone answers before anything else is loaded."""
    import gc
    import os
    import sys

    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"scaffold {__version__}\n")
        return
    if sys.argv[1:2] == ["now"] and _printed_now(sys.argv[2:]):
        return
    if sys.flags.optimize > 1:
        sys.stderr.write(
            "error: Python drops docstrings here, which scaffold's help and rules are made "
            "of.\nhint: Leave out -OO, or unset PYTHONOPTIMIZE.\n"
        )
        sys.exit(2)
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


def _printed_now(words: list[str]) -> bool:
    """Answer `scaffold now` without loading the command line: an editor waits at each key.

    False for words that need a closer look, and without an answer: the usual way says why.
    """
    import sys

    options = dict(zip(words[::2], words[1::2], strict=False))
    back = options.pop("--back", "0")
    form = options.pop("--format", "label")
    post = options.pop("--post", None)
    if options or len(words) % 2 or not (back.isascii() and back.isdecimal() and len(back) < 5):
        return False
    from scaffold.app.play import now

    if form not in now.FORMATS:
        return False
    try:
        text = now.now(post, int(back), form)
    except Exception:  # noqa: BLE001 - whatever it was, the usual way meets it again and says it
        return False
    sys.stdout.buffer.write(text.encode())
    return True


if __name__ == "__main__":
    main()
