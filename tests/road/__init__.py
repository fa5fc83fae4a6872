"""The whole road: from a page on a server to a file that leaves, through every room."""
