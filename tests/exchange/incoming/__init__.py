"""The readers: what each finds in a file, and what it refuses."""
