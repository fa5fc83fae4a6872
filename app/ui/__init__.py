"""The only room with Qt: the window, its panels, and the one bridge to other threads."""
