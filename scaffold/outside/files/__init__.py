"""People's files: which are posts, read whole, written whole in one step; what git says of them."""
