"""The form of a pack: what may stand in its files, read with file and line of every part."""
