"""A comment suppresses a finding that is not there.

`scaffold: ignore RULE[,RULE] - reason` hides findings of these rules on its line, on the next line
with text, or (before a heading) in that section. It is a comment as the file has them: `<!-- -->`,
`{/* */}` in `.mdx`, `%% %%` in a vault, `#` in a TOML or YAML front matter; never one within code.
Several above a line all reach it. Elsewhere `[[ignore]]` in the settings does the same, by path,
rule and video; of such a table this rule says nothing.

One that hides nothing has done its work and may hide the next real finding. It counts as unused
only if its rule ran and had an answer: while YouTube does not answer, nothing is said of
suppressions of `video-deleted`. One that names no rule, gives no reason or cannot be read
suppresses nothing and is reported, too.

What to do: remove the comment, or correct it.
"""

from collections.abc import Iterator

from scaffold.model.finding import Finding, Severity
from scaffold.rules.base.rule import Rule
from scaffold.rules.base.view import View


def find(view: View) -> Iterator[Finding]:
    """Nothing: `running` finds unused suppressions after all other rules."""
    del view
    yield from ()


RULE = Rule("unused-suppression", Severity.WARNING, __doc__, find)
