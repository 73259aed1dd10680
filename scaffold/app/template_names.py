"""What each name that templates may use stands for, in the words of docs/templates.md."""

from dataclasses import fields

from scaffold.model.settings import keys_of
from scaffold.model.visible import SettingsWords

POST = {
    "title": "the post's title, plain text",
    "slug": "its name in the address",
    "date": "its date; with a time and a zone, unless `--date` gave a day",
    "tags": "its tags",
    "draft": "true for a draft, none for a post to publish or where the generator knows no drafts",
    "image": "the address of the stored picture, or none",
    "playlist": "the playlist",
    "lectures": "all lectures of the post",
    "video": "the video of a post with one lecture alone; none for a course",
    "sections": "the text of each lecture's section; with `--split` the links between the notes",
    "settings": "the settings that templates see; in the other templates, too",
    "more": "the mark that ends a summary, from `preset.toml`",
    "link": "a link, its text escaped; without an address the text alone",
    "heading": "the link that heads a lecture",
    "heading_id": "a fixed id behind a heading (setting `anchors`), where the generator knows one",
    "front_matter": "the block with the fields given, in the preset's format; none is left out",
}
SECTION = {
    "lecture": "the lecture; in `chapter.md.j2`, too",
    "video": "its video as YouTube has it; in `chapter.md.j2`, too",
    "chapters": "the text of each chapter's line",
    "chapter": "the chapter, in `chapter.md.j2` alone",
}
PLAYLIST = {
    "id": "its id; empty for a channel's tab and a lone video",
    "title": "its title",
    "channel": "whose it is",
    "url": "its address",
    "kind": "`playlist`, `channel` or `video`",
}
LECTURE = {
    "id": "the video's id; empty where nobody knows it",
    "position": "its place in the playlist",
    "number": "what heads it: its own number or its position; may be empty",
    "title": "the clean title, plain text",
    "label": "number and title",
    "url": "the lecture link",
    "gone": "whether the video is private or deleted",
    "duration": "seconds, or none",
    "chapters": "its chapters",
    "video": "its video",
}
VIDEO = {
    "id": "its id; empty where nobody knows it",
    "title": "its title on YouTube, plain text; empty where it is lost",
    "channel": "whose it is; empty where that is not known",
    "url": "its address, without playlist",
    "duration": "seconds, or none",
    "state": "`alive`, `members`, `upcoming`, `live`, `dead`, `private` or `deleted`",
}
CHAPTER = {
    "start": "the moment",
    "title": "its title, plain text",
    "label": "the timecode as it is shown",
    "url": "the link to that moment",
    "automatic": "whether a machine made it",
}
FILTERS = {
    "md": "text as Markdown that shows it",
    "cell": "text for a cell of a table",
    "plain": "text without control characters, on one line",
    "file_name": "text as a file name that every system takes",
    "note_name": "the same, fit for links such as `[[name#heading]]`",
    "day": "the day of a date",
}
RULES = {
    "description": "what `scaffold presets` says",
    "extends": "a shipped preset whose files and rules hold wherever there are none",
    "path": "path of a new post from the site's root",
    "front_matter": "`toml`, `yaml`, `json`, `properties` or `none`",
    "escapes": "what is special beside Markdown",
    "more": "the mark that ends a summary",
    "drafts": "whether the generator knows drafts",
    "heading_ids": "`attribute`, `comment` or `none`",
    "image.path": "where the picture is stored",
    "image.url": "the address that the post gives it",
    "split.path": "path of a lecture's note from the index's folder",
    "split.title": "title of a lecture's note",
    "split.slug": "slug of a lecture's note",
    "split.link": "a link from one note to another",
    "split.nav": "the line of a lecture's note that leads to the others",
}
PATH = {
    "slug": "the post's slug",
    "title": "its title, plain text",
    "date": "its date",
}
PICTURE = {
    **PATH,
    "ending": "the picture's ending, with its dot",
    "folder": "the post's folder, from the site's root",
    "stem": "name of the post's file, without ending",
    "path": "path from the post to the picture, in `image.url` alone",
    "site_path": "path of the picture from the site's root, in `image.url` alone",
}
NOTE = {
    "course": "slug of the index note",
    "stem": "name of the index note's file, without ending",
    "title": "the lecture's title as a file name, unlike all others",
    "slug": "the lecture's slug, unlike all others",
    "label": "number and title",
    "id": "the video's id",
    "date": "the date of all notes",
    "ending": "the index note's ending",
}
LINK = {
    "label": "number and title of the other note, plain text",
    "text": "the same, escaped for a link's text",
    "alias": "the same, fit to stand in `[[…\\|…]]`",
    "path": "path from this note to the other one",
    "name": "name of the other note's file, without ending",
    "page": "title of the other note",
    "ending": "its ending",
    "site_path": "its path from the site's root; empty without a site",
    "content_path": "its path from the site's content folder; empty outside of one",
}
NAV = {
    "previous": "the link to the note before; empty at the first one",
    "index": "the link to the index note",
    "next": "the link to the note after; empty at the last one",
}


def settings() -> dict[str, str]:
    """The settings that templates see, in the words of docs/settings.md."""
    keys = keys_of()
    return {field.name: keys[field.name].description or "" for field in fields(SettingsWords)}
