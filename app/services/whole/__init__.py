"""The library as a whole, written out as files."""
