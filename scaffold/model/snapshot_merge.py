"""What two runs learnt of one course at the same time, as one snapshot."""

from typing import Any

from scaffold.model.snapshot import Snapshot

_NOTHING = object()


def merged(known: Snapshot | None, ours: Snapshot, theirs: Snapshot) -> Snapshot:
    """Ours and theirs, which both came of `known`: what one of them changed is as it has it.

    Where both changed the same fact, it is as in ours.
    """
    before = known.model_dump(by_alias=True) if known else {}
    raw = _joined(before, ours.model_dump(by_alias=True), theirs.model_dump(by_alias=True))
    return Snapshot.model_validate(raw)


def _joined(before: Any, ours: Any, theirs: Any) -> Any:
    if ours == before:
        return theirs
    if theirs == before or not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return ours
    base = before if isinstance(before, dict) else {}
    facts = {
        key: _joined(*(side.get(key, _NOTHING) for side in (base, ours, theirs)))
        for key in {**theirs, **ours}
    }
    return {key: fact for key, fact in facts.items() if fact is not _NOTHING}
