"""What is learnt when a page is looked at again: re-attachments of marks, watches and alerts, in SQL."""
