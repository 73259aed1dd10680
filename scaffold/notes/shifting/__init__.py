"""Timecodes of a lecture that was cut, moved: `plan.plan` says which edits that takes."""
