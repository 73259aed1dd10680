"""What a refresh changes in a post: `plan.plan` says which edits that takes."""
