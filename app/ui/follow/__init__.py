"""What became of pages and marks: versions compared, receipts, marks to look at, the inbox of changes, and watching."""
