"""People's files: find posts, read and replace files as a whole, ask git about them."""
