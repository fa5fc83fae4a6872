"""What follows a page after it was clipped: looks at it, its versions, the marks on them, watches and alerts."""
