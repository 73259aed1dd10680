"""Every format of a check by its name: a function from the report to text."""

from collections.abc import Callable

from scaffold.model.finding import CheckReport
from scaffold.report.github import github
from scaffold.report.gitlab import gitlab
from scaffold.report.json_ import json_, jsonl
from scaffold.report.junit import junit
from scaffold.report.markdown import markdown
from scaffold.report.sarif import sarif
from scaffold.report.text import text

FORMATS: dict[str, Callable[[CheckReport], str]] = {
    "text": text,
    "json": json_,
    "jsonl": jsonl,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
    "markdown": markdown,
}
