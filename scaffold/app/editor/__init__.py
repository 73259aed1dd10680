"""`scaffold lsp`: what `check --offline` says, while one writes; `command.serve` runs it."""
