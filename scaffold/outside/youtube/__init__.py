"""YouTube, asked through yt-dlp alone; nothing here is imported from yt-dlp before it is used."""
