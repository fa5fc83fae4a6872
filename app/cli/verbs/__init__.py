"""The verbs of the command line, a module for each kind of thing, and the table of them."""
