"""Kept pictures in; pictures of a page out, decoded in a child process, on the page when they are there."""
