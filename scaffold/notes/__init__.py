"""Posts: read them, plan edits, render new ones. Text in, edits out."""
