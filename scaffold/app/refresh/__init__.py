"""`scaffold refresh`: titles and new lectures come from YouTube; `command.refresh` runs it."""
