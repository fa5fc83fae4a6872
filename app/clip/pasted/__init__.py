"""Plain text as it is pasted: from programs that wrap lines, from mail, with Markdown in it."""
