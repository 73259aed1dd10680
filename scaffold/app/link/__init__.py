"""`scaffold link`: timecodes typed by hand become links; `command.link` runs it."""
