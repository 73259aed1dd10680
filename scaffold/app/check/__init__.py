"""`scaffold check`: is every video link still valid, every timecode right?"""
