"""One file for each format that leaves or enters, and the table of them."""
