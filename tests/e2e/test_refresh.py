"""`scaffold refresh` as a person runs it, through the loopback YouTube."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.youtube import (
    BROKEN,
    RESET,
    TOO_MANY,
    Answer,
    Playlist,
    Server,
    Video,
    World,
    bot_check,
    course,
    on,
    pages,
    video_id,
)

FIXTURES = Path(__file__).parents[2] / "fixtures"
MODEL = FIXTURES / "deep-learning-ngu-2019.json"
PL = "PLcourse0000000001"
URL = f"https://www.youtube.com/playlist?list={PL}"
SNAPSHOT = f".scaffold/{PL}.json"


class Blog:
    """A folder with a post made by `new`, and the playlist on YouTube that it is about."""

    def __init__(self, scaffold: Runner, youtube: Server, world: World, held: Playlist) -> None:
        self.scaffold, self.youtube, self.held = scaffold, youtube, held
        world.playlists.append(held)
        ran = scaffold("new", URL, "-o", "post.md", "--preset", "plain", youtube=youtube)
        assert ran.code == 0, ran.err
        self.path = scaffold.folder / "post.md"

    @property
    def text(self) -> str:
        return self.path.read_bytes().decode()

    @text.setter
    def text(self, text: str) -> None:
        self.path.write_bytes(text.encode())

    @property
    def snapshot(self) -> str:
        return (self.scaffold.folder / SNAPSHOT).read_text("utf-8")

    def refresh(self, *words: str) -> tuple[int, str, str]:
        self.youtube.reset()
        ran = self.scaffold("refresh", *(words or ("post.md",)), youtube=self.youtube)
        return ran.code, ran.out, ran.err

    def rename(self, number: int, title: str) -> None:
        self.held.videos[number - 1].title = title


@pytest.fixture
def blog(scaffold: Runner, youtube: Server, world: World) -> Blog:
    return Blog(scaffold, youtube, world, course(4))


def headings(text: str) -> list[str]:
    return re.findall(r"^## \[(.*)\]\(", text, re.MULTILINE)


def test_without_news_nothing_is_written(blog: Blog) -> None:
    before = blog.text, blog.snapshot, blog.path.stat().st_mtime_ns
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")
    assert (blog.text, blog.snapshot, blog.path.stat().st_mtime_ns) == before
    assert blog.youtube.count() == 2


def test_a_rename_on_youtube_changes_the_title_and_nothing_else(blog: Blog) -> None:
    before = blog.text
    blog.text = before.replace("index=1)\n", "index=1)\n8:00 - моя заметка, Topic 2 тоже\n")
    with_notes = blog.text
    blog.rename(2, "Lecture 2: Графы")
    code, out, err = blog.refresh()
    assert (code, err) == (0, "1 of 1 post changed.\n")
    assert out == (
        "post.md:9: changed: 2. Topic 2 (v0000000002) is now 'Графы'; links to its anchor need the "
        "new one\n"
    )
    assert blog.text == with_notes.replace("[2. Topic 2]", "[2. Графы]")
    assert blog.youtube.count("watch") == 1
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")
    blog.rename(2, "Lecture 2: Topic 2")
    assert blog.refresh()[0] == 0
    assert blog.text == with_notes


def test_the_authors_heading_stays_and_youtubes_word_is_told_once(blog: Blog) -> None:
    blog.text = blog.text.replace("2. Topic 2]", "2. Topic 2 и моё: конспект]")
    mine = blog.text
    blog.rename(2, "Lecture 2: Графы")
    code, out, _ = blog.refresh()
    assert code == 0
    assert out == (
        "post.md:8: kept: 2. Topic 2 и моё: конспект (v0000000002) is yours; YouTube says 'Графы' "
        "(--take v0000000002 takes it)\n"
    )
    assert blog.text == mine
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")
    assert blog.refresh("post.md", "--take", "v0000000002")[0] == 0
    assert headings(blog.text)[1] == "2. Графы"
    assert blog.refresh("post.md", "--take", "v0000000002") == (0, "", "0 of 1 post changed.\n")


def test_what_is_asked_of_a_lecture_that_is_not_there_is_a_mistake(blog: Blog) -> None:
    before = blog.text
    code, out, err = blog.refresh("post.md", "--take", "v0000000009", "--add", "2", "--add", "9")
    assert (code, out, blog.text) == (2, "", before)
    assert "No lecture of these posts matches --take v0000000009, --add 9." in err


def test_an_addition_in_brackets_is_the_authors_and_stays(blog: Blog) -> None:
    blog.text = blog.text.replace("2. Topic 2]", "2. Topic 2 (гость)]")
    blog.rename(2, "Lecture 2: Графы")
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[1] == "2. Графы (гость)"


def test_a_title_that_youtube_shortens_is_shortened(blog: Blog) -> None:
    blog.rename(2, "Lecture 2: Topic 2 (draft)")
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[1] == "2. Topic 2 (draft)"
    blog.rename(2, "Lecture 2: Topic 2")
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[1] == "2. Topic 2"


def test_new_lectures_come_in_their_place_in_the_posts_own_form(blog: Blog) -> None:
    blog.text = blog.text.replace("## [", "### [").replace(". Topic", ") Topic") + "\n\n## Ссылки\n"
    fresh = Video(video_id(5), "Lecture 5: Novelty", chapters=[(0, "a"), (9, "b"), (30, "c")])
    fresh.description = "0:00 a\n0:09 b\n0:30 c"
    blog.held.videos.append(fresh)
    before = blog.text
    code, out, _ = blog.refresh()
    assert code == 0
    assert "new: 5) Novelty (v0000000005) is in the post now" in out
    watch = f"https://www.youtube.com/watch?v={fresh.id}&list={PL}"
    section = (
        f"\n\n### [5) Novelty]({watch}&index=5)\n[0:00]({watch}&t=0m00s) - a\n\n"
        f"[0:09]({watch}&t=0m09s) - b\n\n[0:30]({watch}&t=0m30s) - c\n"
    )
    assert blog.text == before.replace("\n\n\n## Ссылки\n", f"\n{section}\n\n## Ссылки\n")
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")


def test_a_lecture_inserted_in_the_middle_moves_the_indexes_behind_it(blog: Blog) -> None:
    blog.held.videos.insert(2, Video("newnewnew00", "Lecture 2b: Between"))
    assert blog.refresh()[0] == 0
    assert headings(blog.text) == [
        "1. Topic 1", "2. Topic 2", "2b. Between", "3. Topic 3", "4. Topic 4",
    ]  # fmt: skip
    assert re.findall(r"v=(\w+)&list=\w+&index=(\d)", blog.text) == [
        ("v0000000001", "1"),
        ("v0000000002", "2"),
        ("newnewnew00", "3"),
        ("v0000000003", "4"),
        ("v0000000004", "5"),
    ]


def test_one_course_in_two_posts_gets_a_new_lecture_in_the_second_only(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(10)
    world.playlists.append(held)
    for name, items in (("a.md", "1-5"), ("b.md", "6-10")):
        words = ("new", URL, "-o", name, "-I", items, "--preset", "plain")
        assert scaffold(*words, youtube=youtube).code == 0
    held.videos.append(Video(video_id(11), "Lecture 11: Topic 11"))
    youtube.reset()
    ran = scaffold("refresh", ".", youtube=youtube)
    assert ran.code == 0, ran.err
    assert youtube.count("playlist") == 1
    assert headings((scaffold.folder / "a.md").read_text())[-1] == "5. Topic 5"
    assert headings((scaffold.folder / "b.md").read_text())[-1] == "11. Topic 11"
    assert ran.out.splitlines() == [
        "a.md: not in the post: 6-11",
        "b.md:20: new: 11. Topic 11 (v0000000011) is in the post now",
        "b.md: not in the post: 1-5",
    ]
    again = scaffold("refresh", ".", youtube=youtube)
    assert again.out == "a.md: not in the post: 6-11\nb.md: not in the post: 1-5\n"


def test_lectures_that_are_absent_come_by_number_or_range_wherever_they_are(blog: Blog) -> None:
    whole = blog.text
    blog.text = re.sub(r"## \[[23]\..*\n\n\n", "", whole)
    blog.held.videos += [Video(video_id(n), f"Lecture {n}: Topic {n}") for n in (5, 6, 7)]
    assert blog.refresh("post.md", "--add", "3")[0] == 0
    assert [h[:1] for h in headings(blog.text)] == ["1", "3", "4", "5", "6", "7"]
    assert blog.refresh("post.md", "--add", "2-4")[0] == 0
    assert [h[:1] for h in headings(blog.text)] == ["1", "2", "3", "4", "5", "6", "7"]
    assert blog.text.startswith(whole)


def test_what_the_author_deleted_stays_out_until_it_is_asked_for(blog: Blog) -> None:
    whole = blog.text
    blog.text = re.sub(r"## \[3\..*\n\n\n", "", whole)
    code, out, _ = blog.refresh()
    assert (code, out) == (0, "post.md: not in the post: 3\n")
    assert "Topic 3" not in blog.text
    assert blog.refresh("post.md", "--add", "3")[0] == 0
    assert blog.text == whole


def test_dead_and_removed_lectures_are_told_and_their_sections_stay(blog: Blog) -> None:
    before = blog.text
    blog.held.videos[1].state = "deleted"
    gone = blog.held.videos.pop(3)
    code, out, _ = blog.refresh()
    assert code == 0
    assert re.fullmatch(
        r"post\.md:8: gone: 2\. Topic 2 \(v0000000002\) is private or deleted since [\d-]+; "
        r"its section stays\n"
        rf"post\.md:14: gone: 4\. Topic 4 \({gone.id}\) is not in the list any more since "
        r"[\d-]+; its section stays\n",
        out,
    )
    assert blog.text == before
    assert json.loads(blog.snapshot)["videos"]["v0000000002"]["title"] == "Lecture 2: Topic 2"


def test_a_lecture_uploaded_anew_is_told_as_such(blog: Blog) -> None:
    blog.held.videos[1].state = "deleted"
    blog.held.videos.append(Video("reuploaded0", "Lecture 2: Topic 2", 604))
    before = blog.text
    code, out, _ = blog.refresh()
    assert code == 0
    assert "re-uploaded: 2. Topic 2 (v0000000002) seems to be 2. Topic 2 (reuploaded0) now" in out
    assert blog.text == before
    code, again, _ = blog.refresh()
    assert (code, again, blog.text) == (0, out, before)


def test_a_reordered_list_is_told_and_only_indexes_change(blog: Blog) -> None:
    blog.held.videos[0], blog.held.videos[1] = blog.held.videos[1], blog.held.videos[0]
    before = blog.text
    code, out, _ = blog.refresh()
    assert code == 0
    assert "moved: 1. Topic 1 (v0000000001) is number 2 of the list now" in out
    assert re.sub(r"index=\d", "", blog.text) == re.sub(r"index=\d", "", before)
    assert re.findall(r"v=v000000000(\d)&list=\w+&index=(\d)", blog.text)[:2] == [
        ("1", "2"),
        ("2", "1"),
    ]


def test_a_post_that_the_snapshot_does_not_know_is_adopted_without_a_word_changed(
    scaffold: Runner,
) -> None:
    text = (FIXTURES / "posts" / "adopted" / "in.md").read_bytes()
    post = scaffold.folder / "old.md"
    post.write_bytes(text)
    ran = scaffold("refresh", "old.md", "--from-info", MODEL)
    assert ran.code == 0
    assert ran.out == (FIXTURES / "posts" / "adopted" / "report.txt").read_text("utf-8")
    assert post.read_bytes() == (FIXTURES / "posts" / "adopted" / "out.md").read_bytes()
    again = scaffold("refresh", "old.md", "--from-info", MODEL)
    assert (again.code, again.out) == (0, "old.md: not in the post: 4-10\n")


def test_plain_headings_known_by_number_get_their_link_and_keep_their_words(
    scaffold: Runner,
) -> None:
    head = "[Курс](https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb)\n\n"
    post = scaffold.folder / "draft.md"
    post.write_text(head + "## 5 урок\n8:00 - текст\n\n## Ссылки\n", "utf-8")
    ran = scaffold("refresh", "draft.md", "--from-info", MODEL)
    assert ran.code == 0, ran.err
    address = "https://www.youtube.com/watch?v=2gIn9cVn9cA&list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"
    assert post.read_text("utf-8") == (
        head + f"## [5 урок]({address}&index=5)\n8:00 - текст\n\n## Ссылки\n"
    )


def test_a_post_about_lone_videos_is_refreshed_from_their_pages(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    talk = Video("abcdefghijk", "A talk")
    world.videos.append(talk)
    address = "https://www.youtube.com/watch?v=abcdefghijk"
    post = scaffold.folder / "talks.md"
    post.write_text(f"# Talks\n\n## [A talk]({address})\n8:00 - x\n", "utf-8")
    assert scaffold("refresh", "talks.md", youtube=youtube).code == 0
    talk.title = "A better talk"
    ran = scaffold("refresh", "talks.md", youtube=youtube)
    assert ran.code == 0, ran.err
    assert f"## [A better talk]({address})\n8:00 - x\n" in post.read_text("utf-8")
    assert (scaffold.folder / ".scaffold" / "videos.json").is_file()


def test_newlines_of_the_post_are_kept_by_what_is_inserted(blog: Blog) -> None:
    blog.text = blog.text.replace("\n", "\r\n").removesuffix("\r\n")
    blog.held.videos.append(Video(video_id(5), "Lecture 5: Topic 5"))
    before = blog.text
    assert blog.refresh()[0] == 0
    assert blog.text.startswith(before)
    assert "\n" not in blog.text.replace("\r\n", "")
    assert blog.text.endswith("index=5)")


def test_check_and_diff_write_nothing_and_end_with_one(blog: Blog) -> None:
    blog.rename(2, "Lecture 2: Графы")
    before = blog.text, blog.snapshot
    code, out, err = blog.refresh("post.md", "--check")
    assert (code, err) == (1, "1 of 1 post would change.\n")
    assert "changed: 2. Topic 2 (v0000000002)" in out
    code, out, _ = blog.refresh("post.md", "--diff")
    assert code == 1
    assert out.startswith("--- a/post.md\n+++ b/post.md\n@@ ")
    assert "\n-## [2. Topic 2](" in out
    assert "\n+## [2. Графы](" in out
    assert (blog.text, blog.snapshot) == before
    blog.rename(2, "Lecture 2: Topic 2")
    assert blog.refresh("post.md", "--check")[0] == 0


def test_a_changed_listed_title_is_taken_if_it_was_the_exact_one(blog: Blog, world: World) -> None:
    blog.rename(2, "Lecture 2: Графы")
    world.faults.append(on("watch", pages.refusing_player()))
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[1] == "2. Графы"


def test_a_new_lecture_whose_page_cannot_be_read_comes_with_the_lists_title_and_says_so(
    blog: Blog, world: World
) -> None:
    blog.held.videos.append(Video(video_id(5), "Lecture 5: Fünf"))
    blog.held.videos[-1].translations = {"en": "Lecture 5: Five"}
    world.faults.append(bot_check())
    code, out, _ = blog.refresh()
    assert code == 0
    assert out.endswith(
        "new: 5. Five (v0000000005) is in the post now; its page could not be read, the title is "
        "the list's\n"
    )
    assert headings(blog.text)[-1] == "5. Five"


def test_a_translated_title_that_changed_is_not_written_without_the_exact_one(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(3)
    held.videos[1].translations = {"en": "Lecture 2: In English"}
    blog = Blog(scaffold, youtube, world, held)
    assert headings(blog.text)[1] == "2. Topic 2"
    before = blog.text
    held.videos[1].translations = {"en": "Lecture 2: Better English"}
    world.faults.append(on("watch", pages.refusing_player()))
    code, out, _ = blog.refresh()
    assert code == 0
    assert "not written: 2. Topic 2 (v0000000002): the listing's title changed" in out
    assert blog.text == before
    world.faults.clear()
    code, out, _ = blog.refresh()
    assert (code, out, blog.text) == (0, "", before)
    assert blog.youtube.count("watch") == 1


def test_a_listing_in_another_language_changes_nothing_and_is_learnt_beside(
    blog: Blog,
) -> None:
    for video in blog.held.videos:
        video.translations = {"de": "Auf Deutsch " + video.id}
    before = blog.text
    code, out, _ = blog.refresh("post.md", "--lang", "de")
    assert (code, out, blog.text) == (0, "", before)
    known = json.loads(blog.snapshot)["videos"]["v0000000001"]
    assert known["listed"] == {"de": "Auf Deutsch v0000000001", "en": "Lecture 1: Topic 1"}


@pytest.mark.parametrize(
    ("fault", "code", "sentence"),
    [
        ("cut", 3, "YouTube counts 120 videos, 100 came"),
        ("empty", 3, "the list is empty"),
        ("many gone", 3, "36 of 120 lectures are gone at once"),
        ("placeholders", 3, "120 of 120 lectures are gone at once"),
        ("429", 3, "too many requests (429)"),
        ("page 2", 3, "a page failed after 100 rows"),
        ("reset", 3, "No answer for the playlist"),
        ("broken", 3, "No answer for the playlist"),
        ("consent", 3, "could not be read"),
        ("private", 3, "is private"),
        ("gone", 2, "does not exist"),
    ],
)
def test_guards_write_not_a_byte_and_say_why(
    scaffold: Runner, youtube: Server, world: World, fault: str, code: int, sentence: str
) -> None:
    held = course(120)
    blog = Blog(scaffold, youtube, world, held)
    blog.rename(1, "Lecture 1: Renamed")
    before = blog.text, blog.snapshot
    doors = ("playlist", "resolve", "reload")
    match fault:
        case "cut":
            held.cut_after = 100
        case "empty":
            held.count, held.videos = None, []
        case "many gone":
            for video in held.videos[:36]:
                video.state = "private"
        case "placeholders":
            held.placeholders = True
        case "429":
            world.faults += [on(what, TOO_MANY) for what in doors]
        case "page 2":
            world.faults.append(on("continuation", TOO_MANY))
        case "reset":
            world.faults += [on(what, RESET) for what in doors]
        case "broken":
            world.faults += [on(what, BROKEN) for what in doors]
        case "consent":
            world.faults += [on(what, Answer(body=b"<html>consent</html>")) for what in doors]
        case "private":
            held.state = "private"
        case "gone":
            held.state = "alert"
    ended, out, err = blog.refresh("post.md", "--retries", "0")
    assert (ended, out) == (code, "")
    assert sentence in err
    assert "hint: " in err
    assert (blog.text, blog.snapshot) == before


def test_an_accepted_gap_is_no_news_next_time(blog: Blog) -> None:
    blog.held.count = 6
    assert blog.refresh()[0] == 3
    blog.rename(1, "Lecture 1: Renamed")
    assert blog.refresh("post.md", "--accept-listing")[0] == 0
    assert headings(blog.text)[0] == "1. Renamed"
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")
    blog.held.count = 7
    assert blog.refresh()[0] == 3


def test_one_bad_list_does_not_stop_the_others(
    blog: Blog, scaffold: Runner, youtube: Server, world: World
) -> None:
    world.playlists.append(course(3, playlist_id="PLother00000000001", mark="w"))
    other = "https://www.youtube.com/playlist?list=PLother00000000001"
    assert scaffold("new", other, "-o", "other.md", youtube=youtube).code == 0
    blog.rename(1, "Lecture 1: Renamed")
    world.playlists[1].state = "private"
    code, out, err = blog.refresh(".")
    assert code == 3
    assert "post.md:5: changed: 1. Topic 1 (v0000000001)" in out
    assert "error: the playlist PLother00000000001 is private." in err


def test_a_post_that_cannot_be_written_does_not_count_as_changed(blog: Blog) -> None:
    blog.rename(2, "Lecture 2: Графы")
    before = blog.text
    blog.path.chmod(0o444)
    code, out, err = blog.refresh()
    blog.path.chmod(0o644)
    assert (code, out, blog.text) == (2, "", before)
    assert "post.md cannot be written: " in err
    assert "0 of 1 post changed." in err


def test_a_damaged_snapshot_is_refused_and_left(blog: Blog) -> None:
    path = blog.scaffold.folder / SNAPSHOT
    path.write_text("{", "utf-8")
    blog.rename(1, "Lecture 1: Renamed")
    before = blog.text
    code, out, err = blog.refresh()
    assert (code, out) == (2, "")
    assert f"{path.name} is damaged: line 1" in err
    assert (blog.text, path.read_text("utf-8")) == (before, "{")


def test_renumber_follows_the_list_only_when_asked(blog: Blog) -> None:
    blog.text = blog.text.replace("[3. Topic", "[7. Topic")
    assert blog.refresh() == (0, "", "0 of 1 post changed.\n")
    code, out, _ = blog.refresh("post.md", "--renumber")
    assert code == 0
    assert "changed: 7. Topic 3 (v0000000003): number 7 is now 3" in out
    assert headings(blog.text)[2] == "3. Topic 3"


def test_reclean_decides_anew_what_titles_share(blog: Blog) -> None:
    for number, video in enumerate(blog.held.videos, 1):
        video.title = f"Lecture {number}: Topic {number} | Channel"
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[0] == "1. Topic 1 | Channel"
    assert blog.refresh("post.md", "--reclean")[0] == 0
    assert headings(blog.text)[0] == "1. Topic 1"


HELD = """\
post.md: not written: {} of 4 titles no longer fit what the course's titles shared; their headings \
stay (--reclean decides anew, --take ID takes one as it is)
"""


def rename_all(blog: Blog, *, but: int = 0) -> None:
    for number, video in enumerate(blog.held.videos[but:], but + 1):
        video.title = f"Course 2026 | L{number} | Topic {number}"


def test_where_most_titles_leave_the_pattern_no_heading_changes_until_that_is_decided(
    blog: Blog,
) -> None:
    before = blog.text
    rename_all(blog)
    for _ in range(2):
        assert blog.refresh() == (0, HELD.format(4), "0 of 1 post changed.\n")
        assert blog.text == before
    assert blog.refresh("post.md", "--check")[0] == 0
    assert blog.refresh("post.md", "--reclean") == (0, "", "0 of 1 post changed.\n")
    assert blog.text == before
    blog.held.videos[0].title = "Course 2026 | L1 | Trees"
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[:2] == ["1. Trees", "2. Topic 2"]


def test_one_title_is_taken_while_the_others_wait(blog: Blog) -> None:
    rename_all(blog)
    assert blog.refresh("post.md", "--take", "v0000000002")[0] == 0
    assert headings(blog.text)[:3] == ["1. Topic 1", "2. Course 2026 | L2 | Topic 2", "3. Topic 3"]
    taken = blog.text
    assert blog.refresh() == (0, HELD.format(3), "0 of 1 post changed.\n")
    assert blog.text == taken


def test_a_few_titles_that_leave_the_pattern_are_news_as_others_are(blog: Blog) -> None:
    rename_all(blog, but=2)
    assert blog.refresh()[0] == 0
    assert headings(blog.text)[1:] == [
        "2. Topic 2",
        "3. Course 2026 | L3 | Topic 3",
        "4. Course 2026 | L4 | Topic 4",
    ]


def test_offline_asks_nothing(blog: Blog) -> None:
    before = blog.text
    assert blog.refresh("post.md", "--offline")[0] == 0
    assert blog.youtube.count() == 0
    assert blog.text == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("writes", [0, 1, 2])
def test_killed_between_two_writes_the_next_run_ends_the_same(
    scaffold: Runner, youtube: Server, world: World, writes: int
) -> None:
    blog = Blog(scaffold, youtube, world, course(4))
    second = scaffold.folder / "second.md"
    second.write_text(blog.text, "utf-8")
    assert blog.refresh(".")[0] == 0
    blog.rename(2, "Lecture 2: Графы")
    blog.held.videos.append(Video(video_id(5), "Lecture 5: Topic 5"))
    code = (
        "import os, signal, sys\n"
        "from scaffold.outside.files import files\n"
        "from scaffold.__main__ import main\n"
        f"left = [{writes}]\n"
        "real = files.replace\n"
        "def replace(*given, **more):\n"
        "    if not left[0]:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    left[0] -= 1\n"
        "    return real(*given, **more)\n"
        "files.replace = replace\n"
        "main()\n"
    )
    words = [sys.executable, "-c", code, "refresh", ".", *youtube.options]
    killed = subprocess.run(words, cwd=scaffold.folder, env=scaffold.environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    ran = scaffold("refresh", ".", youtube=youtube)
    assert ran.code == 0, ran.err
    for path in (blog.path, second):
        assert headings(path.read_text("utf-8")) == [
            "1. Topic 1", "2. Графы", "3. Topic 3", "4. Topic 4", "5. Topic 5",
        ]  # fmt: skip
    assert sorted(path.name for path in scaffold.folder.iterdir()) == [
        ".scaffold",
        "post.md",
        "second.md",
    ]
    assert blog.refresh(".") == (0, "", "0 of 2 posts changed.\n")


def test_pages_that_new_could_not_read_are_read_by_the_next_refresh(
    scaffold: Runner, youtube: Server, world: World
) -> None:
    held = course(3)
    for video in held.videos:
        video.chapters = [(0, "Start"), (60, "Middle"), (120, "End")]
    held.videos[1].translations = {"en": "Lecture 2: In English"}
    world.faults += [on("video", BROKEN, about=video_id(n)) for n in (2, 3)]
    world.playlists.append(held)
    words = ("-o", "post.md", "--preset", "plain", "--retries", "0")
    ran = scaffold("new", URL, *words, youtube=youtube)
    assert ran.code == 0
    assert "scaffold refresh reads them later." in ran.err
    path = scaffold.folder / "post.md"
    assert headings(path.read_text("utf-8"))[1] == "2. In English"
    assert path.read_text("utf-8").count(" - Middle") == 1
    third = path.read_text("utf-8").replace("[3. Topic 3]", "[3. Mine]")
    path.write_text(f"{third}My words.\n", "utf-8")
    world.faults.clear()
    world.faults.append(on("video", BROKEN, about=video_id(3)))
    youtube.reset()
    ran = scaffold("refresh", "post.md", "--retries", "0", youtube=youtube)
    assert ran.code == 0
    assert "2. In English (v0000000002) is now 'Topic 2'" in ran.out
    assert "2. In English (v0000000002): its chapters are in the post now" in ran.out
    text = path.read_text("utf-8")
    assert headings(text) == ["1. Topic 1", "2. Topic 2", "3. Mine"]
    second = text[text.index("## [2.") : text.index("## [3.")]
    assert re.sub(r"\(https:[^)]*\)", "", second) == (
        "## [2. Topic 2]\n\n[0:00] - Start\n\n[1:00] - Middle\n\n[2:00] - End\n\n\n"
    )
    world.faults.clear()
    youtube.reset()
    assert scaffold("refresh", "post.md", youtube=youtube).code == 0
    assert [r.about for r in youtube.requests if r.what == "watch"] == [video_id(3)]
    assert path.read_text("utf-8") == text
    youtube.reset()
    assert scaffold("refresh", "post.md", youtube=youtube).out == ""
    assert youtube.count("watch") == 0
