"""Examples that end each command's help; `tests/docs` runs them."""

_URL = '"https://www.youtube.com/playlist?list=PL5FkQ0AF9O_o2Eb5Qn8pwCDg7TniyV1Wb"'

EXAMPLES = {
    "new": f"""\
scaffold new {_URL}
scaffold new course.json --preset plain -o course.md
scaffold new course.json --split --publish""",
    "link": """\
scaffold link course.md
scaffold link --watch
scaffold link --diff content/posts""",
    "refresh": """\
scaffold refresh course.md
scaffold refresh --diff
scaffold refresh course.md --add 11-14""",
    "check": """\
scaffold check
scaffold check --offline --fix content/posts
scaffold check --format sarif --output check.sarif""",
    "shift": """\
scaffold shift course.md --lecture 3 --at 20:00=5:00
scaffold shift course.md --lecture 3 --by 1:30 --from 20:00
scaffold shift course.md --lecture _q46x0tq2FQ --by 90 --diff""",
    "remap": """\
scaffold remap course.md _q46x0tq2FQ 1BUuB28FDOc
scaffold remap course.md _q46x0tq2FQ 1BUuB28FDOc --by 15
scaffold remap course.md _q46x0tq2FQ 1BUuB28FDOc --diff""",
    "lsp": """\
scaffold lsp
scaffold check --offline course.md
scaffold link --watch""",
    "play": """\
scaffold play course.md
scaffold play course.md --lecture 3 --at 15:56
scaffold play --no-open --back 3""",
    "now": """\
scaffold now
scaffold now --back 5 --format line
scaffold now --post course.md --format seconds""",
    "seek": """\
scaffold seek 15:56
scaffold seek +30
scaffold seek pause""",
    "status": """\
scaffold status
scaffold status course.md
scaffold status --json content/posts""",
    "show": f"""\
scaffold show {_URL}
scaffold show course.json
scaffold show course.json --json > listing.json""",
    "rules": """\
scaffold rules
scaffold rules video-deleted
scaffold rules explain past-end""",
    "presets": """\
scaffold presets
scaffold presets export hugo my-preset
scaffold new course.json --template my-preset""",
    "init": """\
scaffold init
scaffold init blog
scaffold init --schema > scaffold.schema.json""",
    "doctor": """\
scaffold doctor
scaffold doctor --online
scaffold doctor --json""",
}
