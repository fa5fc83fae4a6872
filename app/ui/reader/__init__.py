"""The article pane: the text to read, its marks, and what was left out of it."""
