"""Bare timecodes become links: `plan.plan` says which edits that takes."""
