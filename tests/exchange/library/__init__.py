"""The form of the files of a library."""
