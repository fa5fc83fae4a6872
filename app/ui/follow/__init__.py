"""What became of pages and marks: versions compared, receipts, marks to review, the inbox of changes, and watching."""
