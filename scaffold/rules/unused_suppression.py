"""A comment, or a table of the settings, suppresses a finding that is not there.

`scaffold: ignore RULE[,RULE] - reason` hides findings of these rules on its line, on the next line
with text, or (before a heading) in that section. It is a comment as the file has them: `<!-- -->`,
`{/* */}` in `.mdx`, `%% %%` in a vault, `#` in a TOML or YAML front matter; never one within code.
Several above a line all reach it. Elsewhere `[[ignore]]` in the settings does the same, by path,
rule and video.

One that hides nothing has done its work and may hide the next real finding. It counts as unused
only if its rule ran and had an answer: while YouTube does not answer, nothing is said of
suppressions of `video-deleted`. One that names no rule, gives no reason or cannot be read
suppresses nothing and is told, too.

A table is told where it stands in the settings file, and only by a run that looked at all that it
speaks of. With a path that is every post that fits it; without one, or where no post fits, every
post that `posts` in the settings names, else all below the settings file. A table without a rule
takes all rules of the settings; a run with others (`--select`, `--ignore`) says nothing of it. A
table of your own settings, which hold for all sites, is never told.

What to do: remove the comment or the table, or mend it. All tables may stay where one of them has
`rule = "unused-suppression"` and `path = "scaffold.toml"`.
"""

from collections.abc import Iterator

from scaffold.model.edit import Span
from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Nothing by itself: what is unused shows when all others have run (see `running`)."""
    del view
    yield from ()


def of_table(
    span: Span, rule: str | None, video: str | None, path: str | None, *, reached: bool
) -> Finding:
    """What is said of an `[[ignore]]` table that hides nothing; `reached`: a post fits its path."""
    what = f"{rule} finds nothing" if rule else "no rule finds anything"
    what += f" about {video}" if video else ""
    what += f" in {path}" if path else ""
    said = f"{what} any more: remove this [[ignore]] table"
    if not reached and path is not None:
        path = path or '""'
        said = f"no post fits the path {path}: mend it, or remove this [[ignore]] table"
    return RULE.at(span, said, label=" ".join(filter(None, (rule, video, path))))


RULE = Rule("unused-suppression", Severity.WARNING, __doc__, find)
