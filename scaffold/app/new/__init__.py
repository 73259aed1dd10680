"""`scaffold new`: a playlist becomes a post; `command.new` runs it."""
