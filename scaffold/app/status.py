"""`scaffold status`: which lectures have notes, how far each goes, and where to go on."""

from pathlib import Path

from scaffold.app.outcome import CommonOptions, Outcome, Remark, spoken
from scaffold.app.play.noted_post import read_noted
from scaffold.app.play.start import next_lecture
from scaffold.app.posts import choose
from scaffold.app.snapshots import Snapshots
from scaffold.errors import ScaffoldError
from scaffold.model.course import Course
from scaffold.notes.stamping.lecture_notes import missing
from scaffold.report import status as report


def status(posts: tuple[Path, ...], common: CommonOptions, *, as_json: bool = False) -> Outcome:
    """A table for each course, or JSON for all of them."""
    chosen = choose(posts, common.overrides, "status")
    known = Snapshots(chosen.loaded, from_info=common.from_info)
    held: dict[str, list[report.PostLecture]] = {}
    courses: dict[str | None, Course] = {}
    errors: list[ScaffoldError] = list(chosen.errors)
    for path in chosen.paths:
        try:
            noted = read_noted(path, known)
        except ScaffoldError as error:
            errors.append(error)
            continue
        courses |= {course.playlist: course for course in noted.courses}
        for lecture in noted.lectures:
            key = lecture.playlist or spoken(path)
            held.setdefault(key, []).append(report.PostLecture(spoken(path), lecture))
    found: list[report.CourseStatus] = []
    for lectures in held.values():
        notes = tuple(each.lecture for each in lectures)
        lacks = missing(notes, tuple(courses.values()))
        following = next_lecture(notes)
        found.append(report.CourseStatus(notes[0].playlist, tuple(lectures), lacks, following))
    lack = chosen.lack or ("" if found or errors else "No post has a lecture.")
    remarks = (Remark(lack),) if lack else ()
    output = report.to_json(found) if as_json else report.to_text(found)
    return Outcome(output, remarks, tuple(errors))
