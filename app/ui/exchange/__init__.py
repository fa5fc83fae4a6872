"""What comes into the library from other programs, and what leaves it as files."""
