"""One file a reader: the bytes of a page or a file in, the article in them out."""
