"""What rules build on: what a rule is, what it sees of a post, which videos are dead."""
