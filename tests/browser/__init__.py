"""The page of `scaffold play` in a real Chromium, with a YouTube on this machine."""
