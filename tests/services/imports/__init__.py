"""What comes in from other programs: links, pages, notes."""
