"""What can still be read of a damaged library, as files that need no Clipdesk."""
