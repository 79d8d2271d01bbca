"""Each kind of file of a curriculum, as a value: read from its text, and written back to it."""
