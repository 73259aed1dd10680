"""`scaffold doctor`: what runs here, and what is broken; `command.doctor` runs it."""
