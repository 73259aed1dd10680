"""`scaffold doctor`: what it tells, and when it calls something broken."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scaffold import __version__
from scaffold.model.setting_values import as_written
from scaffold.model.settings import CheckSettings, keys_of
from scaffold.outside import versions
from tests.conftest import Ran, Runner
from tests.e2e.playing import POST, playing
from tests.youtube import TOO_MANY, Answer, Server, Video, World, on

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
FIRST = "jNQXAC9IVRw"


def facts(ran: Ran) -> dict[str, str]:
    """What is told by topic; long lines are wrapped."""
    told: dict[str, str] = {}
    for line in ran.out.partition("\n\n")[0].splitlines():
        if not line.startswith(" "):
            topic = line.split()[0]
            told[topic] = ""
        told[topic] = f"{told[topic]} {line.strip()}"
    return told


def test_it_tells_what_is_there_asks_nobody_and_fits_a_terminal(
    scaffold: Runner, youtube: Server
) -> None:
    (scaffold.folder / "hugo.toml").touch()
    ran = scaffold("doctor", youtube=youtube)
    assert (ran.code, ran.err) == (0, "")
    told = facts(ran)
    assert told["scaffold"].split()[1] == f"{__version__},"
    assert "days old" in told["yt-dlp"]
    assert "update: " in ran.out
    assert told["site"].endswith("hugo (hugo.toml)")
    assert told["posts"] == " posts      in content"
    assert told["cache"].endswith("empty")
    assert "not there yet" in told["snapshots"]
    for key in keys_of():
        if not key.startswith(("ignore.", "titles.replace.")) and key not in {"check", "titles"}:
            assert f"\n  {key} " in ran.out, key
    for line in ran.out.splitlines():  # but for what cannot be broken: paths, and a command
        assert len(line) <= 80 or " update: " in line or len(line.split()) <= 2, line
    assert youtube.count() == 0


def test_every_setting_says_where_it_came_from_and_secrets_stay_secret(scaffold: Runner) -> None:
    (scaffold.folder / "scaffold.toml").write_text(
        'lang = "ru"\ntags = ["a"]\n[check]\nfail_on = "warning"\n', "utf-8"
    )
    own = scaffold.home / "config" / "scaffold"
    own.mkdir(parents=True)
    (own / "scaffold.toml").write_text('lang = "en"\nretries = 2\n', "utf-8")
    scaffold.env["SCAFFOLD_PROXY"] = "http://me:s3cret@127.0.0.1:9"
    scaffold.env["SCAFFOLD_TAGS"] = "b,c"
    ran = scaffold("doctor", "--extractor-args", "youtube:po_token=s3cret")
    assert ran.code == 0
    values = {line.split()[0]: " ".join(line.split()[1:]) for line in ran.out.splitlines() if line}
    assert values["lang"] == '"ru" (scaffold.toml)'
    assert values["check.fail_on"] == '"warning" (scaffold.toml)'
    assert values["tags"] == '["b", "c"] (environment)'
    assert values["retries"].startswith("2 (")
    assert values["proxy"] == "******** (environment)"
    assert values["extractor_args"] == "******** (command line)"
    assert values["style"] == '"auto"'
    assert "settings (6 set)" in ran.out
    assert "s3cret" not in ran.out + scaffold("doctor", "--json").out


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", "1d"),
        ("0", 0),
        ("3600", "1h"),
        ("1w", "7d"),
        ("90m", "90m"),
        ("24h", "1d"),
        ("7", "7s"),
    ],
)
def test_an_age_is_shown_as_people_write_it(
    scaffold: Runner, written: str, shown: str | int
) -> None:
    if written:
        scaffold.env["SCAFFOLD_CHECK__MAX_AGE"] = written
    facts = json.loads(scaffold("doctor", "--json").out)["settings"]
    (value,) = (fact["value"] for fact in facts if fact["key"] == "check.max_age")
    assert value == json.dumps(shown)


@given(st.integers(0, 10**9 - 1))
def test_an_age_as_it_is_shown_is_read_as_the_same(seconds: int) -> None:
    shown = as_written("check.max_age", seconds)
    assert CheckSettings.model_validate({"max_age": shown}).max_age == seconds


def test_what_is_broken_is_named_and_ends_with_two(scaffold: Runner) -> None:
    (scaffold.folder / "hugo.toml").touch()
    assert scaffold("new", MODEL).code == 0
    told = facts(scaffold("doctor"))["snapshots"]
    assert told.endswith("1 snapshot, 1 post")
    (snapshot,) = (scaffold.folder / ".scaffold").glob("*.json")
    snapshot.write_text("{", "utf-8")
    (scaffold.folder / "scaffold.toml").write_text('template = "gone"\n', "utf-8")
    ran = scaffold("doctor")
    assert ran.code == 2
    assert "BROKEN: " in facts(ran)["snapshots"]
    assert "BROKEN: The template folder " in facts(ran)["new"]
    assert ran.err.count("error: ") == ran.err.count("hint: ") == 2
    (scaffold.folder / "scaffold.toml").write_text("lanng = 'ru'\n", "utf-8")
    ran = scaffold("doctor")
    assert ran.code == 2
    assert "settings   BROKEN: 1 mistake in the settings" in ran.out
    assert "did you mean lang?" in ran.err


def test_two_sites_are_something_broken(scaffold: Runner) -> None:
    for mark in ("mkdocs.yml", "hugo.toml"):
        (scaffold.folder / mark).touch()
    ran = scaffold("doctor")
    assert ran.code == 2
    assert "BROKEN: " in facts(ran)["site"]
    assert "hint: Name one: --preset hugo or --preset mkdocs" in ran.err


def test_online_makes_one_request_and_says_what_it_means(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    world.videos.append(Video(FIRST, "The first"))
    ran = scaffold("doctor", "--online", youtube=youtube)
    assert ran.code == 0
    assert facts(ran)["YouTube"].endswith("can be reached from here")
    assert youtube.count() == 1


@pytest.mark.parametrize(
    ("answer", "why", "hint"),
    [
        (TOO_MANY, "too many requests", "wait an hour"),
        (Answer(reset=True), "could not be reached", "Check the connection"),
        (Answer(body=b"<html>sign in to the hotel</html>"), "not one of YouTube's", "Check the"),
    ],
    ids=["429", "reset", "hotel"],
)
def test_no_answer_ends_with_three_and_the_way_out(
    scaffold: Runner, youtube: Server, world: World, answer: Answer, why: str, hint: str
) -> None:
    world.videos.append(Video(FIRST, "The first"))
    world.faults.append(on("oembed", answer))
    ran = scaffold("doctor", "--online", "--retries", "0", youtube=youtube)
    assert ran.code == 3
    assert why in " ".join(ran.out.split())
    assert hint in ran.err


def test_online_and_offline_contradict(scaffold: Runner) -> None:
    assert scaffold("doctor", "--online", "--offline").code == 2


def test_json_is_the_same_for_programs(scaffold: Runner) -> None:
    raw = json.loads(scaffold("doctor", "--json").out)
    assert {fact["topic"] for fact in raw["facts"]} >= {"scaffold", "Python", "yt-dlp", "site"}
    assert {"key": "style", "value": '"auto"', "origin": "default"} in raw["settings"]


@pytest.mark.parametrize(
    ("version", "days"),
    [("2026.11.20", 4), ("2026.11.20.233000", 4), ("2026.11.24", 0), ("1.2", None), ("", None),
     ("2026.99.99", None)],
)  # fmt: skip
def test_the_age_of_yt_dlp_is_in_its_version(version: str, days: int | None) -> None:
    assert versions.age(version, date(2026, 11, 24)) == days


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/me/.local/share/pipx/venvs/playlist-scaffold",
         "pipx runpip playlist-scaffold install -U yt-dlp"),
        ("/home/me/.local/share/uv/tools/playlist-scaffold",
         "uv tool upgrade playlist-scaffold --upgrade-package yt-dlp"),
        ("/home/me/.cache/uv/archive-v0/abc", "uvx --refresh playlist-scaffold"),
        ("/usr", "/usr/bin/python3 -P -m pip install -U yt-dlp"),
    ],
    ids=["pipx", "uv tool", "uvx", "pip"],
)  # fmt: skip
def test_the_update_is_told_for_how_it_was_installed(prefix: str, command: str) -> None:
    assert versions.update_command(prefix, "/usr/bin/python3") == command


def test_an_environment_of_uv_has_no_pip(tmp_path: Path) -> None:
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.9.1\n", "utf-8")
    told = versions.update_command(str(tmp_path), "/x y/python")
    assert told == 'uv pip install --python "/x y/python" -U yt-dlp'


def test_it_names_the_players_that_run(scaffold: Runner) -> None:
    assert facts(scaffold("doctor"))["play"].split(maxsplit=1)[1] == "not running"
    (scaffold.folder / "post.md").write_text(POST, "utf-8")
    with playing(scaffold, "post.md") as play:
        told = facts(scaffold("doctor"))["play"]
        assert f"1 player running port {play.port}, 1 post, no page of it" in told
        with play.page():
            play.report(956)
            assert f"port {play.port}, 1 post, at 15:56" in facts(scaffold("doctor"))["play"]
        ran = scaffold("doctor", "--json")
        assert play.token not in ran.out


def test_where_youtube_answers_it_says_what_else_may_keep_the_page_from_playing(
    scaffold: Runner, world: World, youtube: Server
) -> None:
    world.videos.append(Video(FIRST, "Me at the zoo"))
    told = facts(scaffold("doctor", "--online", youtube=youtube))["browser"]
    assert "error 152 or 153" in told
    assert "a filter blocks it" in told
