"""The library as files: written, read into an empty library, and written again."""
