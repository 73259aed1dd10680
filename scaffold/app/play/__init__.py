"""The player next to the notes: `command.play` serves it, `now` and `seek` ask it."""
