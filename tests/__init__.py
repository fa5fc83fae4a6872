"""The tests: they mirror the rooms of `app`, and go the whole road in `road`."""
