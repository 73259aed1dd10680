"""A new post: `render.render_post` and, for one note per lecture, `split.plan`."""
