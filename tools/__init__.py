"""What builds, packs and tends the program; nothing of it is in the package."""
