"""A new note in a post: `plan.plan` says where its line goes and how it looks."""
