"""The local server of `scaffold play`, its page, and how other commands find it."""
