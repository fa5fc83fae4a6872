"""The marks of the open article: made, listed, commented on, and looked at when their passage changed."""
