"""Markdown in, HTML, links and tasks out; pure."""
