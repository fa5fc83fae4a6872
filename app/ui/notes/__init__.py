"""The notes pane: tabs, Markdown editor, live preview, revisions and backlinks."""
