"""`[[ignore]]` of the settings: findings that stay, by path, rule and video, each with a reason."""

import pytest

from scaffold.model.finding import Certainty
from scaffold.model.settings import Ignored
from scaffold.rules.running import run as running
from scaffold.rules.running import suppressions
from tests.conftest import Runner
from tests.rules.views import heading, note, verdicts, vid, view

POST = heading(1) + note("8:00", 1, "&t=18m00s") + heading(2) + note("8:00", 2, "&t=18m00s")
RULES = running.chosen((), ())
FOUND = running.run(view(POST, videos=verdicts(Certainty.DELETED, 1)), RULES).found
ALL_OF_THEM = [
    ("video-deleted", vid(1)), ("label-mismatch", vid(1)), ("label-mismatch", vid(2))
]  # fmt: skip

CASES: dict[str, tuple[dict[str, str], list[int]]] = {
    "by rule": ({"rule": "label-mismatch"}, [0]),
    "by video": ({"video": vid(1)}, [2]),
    "by rule and video": ({"rule": "label-mismatch", "video": vid(1)}, [0, 2]),
    "by path": ({"path": "posts/old.md"}, []),
    "by folder": ({"path": "posts"}, []),
    "by folder, with a slash": ({"path": "./posts/"}, []),
    "by glob": ({"path": "posts/*.md"}, []),
    "by glob over folders": ({"path": "**/old.md"}, []),
    "by path and rule": ({"path": "posts/*", "rule": "video-deleted"}, [1, 2]),
    "another path": ({"path": "drafts"}, [0, 1, 2]),
    "a folder whose name begins so": ({"path": "post"}, [0, 1, 2]),
    "another path, though the rule fits": ({"path": "drafts", "rule": "video-deleted"}, [0, 1, 2]),
    "another rule": ({"rule": "past-end"}, [0, 1, 2]),
    "another video": ({"video": vid(3)}, [0, 1, 2]),
}


def test_what_is_found_without() -> None:
    assert [(finding.rule, finding.video) for finding in FOUND] == ALL_OF_THEM


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_given_must_fit(case: str) -> None:
    given, kept = CASES[case]
    left = suppressions.kept((Ignored(reason="known", **given),), FOUND, "posts/old.md")
    assert [(f.rule, f.video) for f in left] == [ALL_OF_THEM[n] for n in kept]


def test_any_of_several_tables_is_enough() -> None:
    ignored = (
        Ignored(reason="gone", rule="video-deleted"),
        Ignored(reason="late", video=vid(2)),
    )
    left = suppressions.kept(ignored, FOUND, "post.md")
    assert [(f.rule, f.video) for f in left] == [ALL_OF_THEM[1]]


WRONG = "8:00, but the link leads to 18:00"


def run(scaffold: Runner, settings: str) -> tuple[int, str, str]:
    posts = scaffold.folder / "posts"
    posts.mkdir()
    for name, number in (("old", 1), ("new", 2)):
        text = heading(number) + note("8:00", number, "&t=18m00s")
        (posts / f"{name}.md").write_text(text, encoding="utf-8")
    (scaffold.folder / "scaffold.toml").write_text(settings, encoding="utf-8")
    ran = scaffold("check", "posts", "--offline", "--fail-on", "warning")
    return ran.code, ran.out, ran.err


def test_in_a_run_it_hides_and_is_counted(scaffold: Runner) -> None:
    code, out, _ = run(
        scaffold, "[[ignore]]\npath = 'posts/old.md'\nrule = 'label-mismatch'\nreason = 'late'\n"
    )
    assert code == 1
    assert "posts/new.md:2:1: warning: label-mismatch: " in out
    assert "posts/old.md" not in out
    assert "1 suppressed" in out


def test_both_hidden_is_green(scaffold: Runner) -> None:
    code, out, _ = run(scaffold, "[[ignore]]\nrule = 'label-mismatch'\nreason = 'late'\n")
    assert (code, WRONG in out) == (0, False)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[[ignore]]\nrule = 'label-mismatch'\n", "reason"),
        ("[[ignore]]\nrule = 'label-mismach'\nreason = 'late'\n", "label-mismatch"),
        ("[[ignore]]\nreason = 'late'\n", "path, rule and video"),
    ],
    ids=["no reason", "a rule that is not there", "about nothing"],
)
def test_what_cannot_be_meant_is_refused(scaffold: Runner, settings: str, said: str) -> None:
    code, out, err = run(scaffold, settings)
    assert (code, out) == (2, "")
    assert said in err
