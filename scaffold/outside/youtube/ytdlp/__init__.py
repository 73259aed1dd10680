"""Everything of yt-dlp that we touch; nothing of it is imported before it is used.

`opening` makes a YoutubeDL, `answers` reads what it answers, `names` finds its names. What it
lacks, or has in another shape than we know, is a YtDlpUnfit: no answer of YouTube's.
"""
