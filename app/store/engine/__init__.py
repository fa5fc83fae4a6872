"""What holds, whatever the nouns are: connections, the lock, files, originals, transactions."""
