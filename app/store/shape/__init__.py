"""The tables, their full-text index, and the steps that made them what they are."""
