"""The way of a page into the library: what came in, which story it is, and its further pages."""
