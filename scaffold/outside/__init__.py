"""The world: YouTube, files, snapshots, template folders, sites."""
