"""From a URL, file or pasted text to raw bytes, and from raw bytes to a clean article; no store, no window."""
