"""Golden posts of stamping; `--rewrite-golden` writes them anew.

A case is a folder `fixtures/posts/stamp-*`: the notes of `stamps.txt` (video, time, text) are
written into `post.md`, one after the other, and `stamped.md` comes out.
"""

from pathlib import Path

from scaffold.model.timecode import Timecode
from scaffold.notes.reading.read import read
from scaffold.notes.stamping.plan import plan
from scaffold.notes.stamping.undo import undo

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "fixtures" / "posts").glob("stamp-*"))


def stamped(case: Path) -> bytes:
    """The post with all stamps of a case; each is taken back once, to see the same bytes."""
    post = read((case / "post.md").read_bytes())
    for line in (case / "stamps.txt").read_text("utf-8").splitlines():
        video, time, text = line.split(" ", 2)
        moment = Timecode.parse(time)
        assert moment is not None
        stamp = plan(post, video, moment.seconds, text)
        assert undo(read(stamp.after), stamp) == post.data
        post = read(stamp.after)
        assert time[-3:] in post.slice(post.line_span(stamp.line))
    return post.data


def rewrite() -> None:
    """Write all that comes out; read the diff before it is committed."""
    for case in CASES:
        (case / "stamped.md").write_bytes(stamped(case))
