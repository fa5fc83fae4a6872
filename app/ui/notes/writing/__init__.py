"""Writing Markdown: the text area, its highlighter, completion of links, finding."""
