"""`scaffold doctor`."""

from typing import Annotated

import typer

from scaffold.cli.door import deliver
from scaffold.cli.options import Asking, Talk, takes_groups
from scaffold.cli.progress import terms_of


@takes_groups
def doctor(
    online: Annotated[
        bool, typer.Option("--online", help="Ask YouTube for one small answer, too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same for programs.")] = False,
    *,
    asking: Asking,
    talk: Talk,
) -> None:
    """Tell versions, settings and where they came from, and what is broken."""
    from scaffold.app.doctor.command import doctor as run

    with terms_of(asking, talk) as terms:
        outcome = run(terms, online=online, as_json=as_json)
    deliver(outcome)
