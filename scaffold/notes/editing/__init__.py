"""The only way in which a post changes: `edits.apply`, and `net.foreign_change` before a write."""
