"""A page as its reader sees it: what is hidden goes, and signs that only HTML carries become letters."""
