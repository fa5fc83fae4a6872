"""Files and folders that are their owner's alone: what is written is on the disk before it is named."""

from __future__ import annotations

import os
from pathlib import Path

from app.files import write_whole


def private_folder(path: Path) -> None:
    """Make a folder and its parents; the folder itself is readable by its owner alone."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)


def private_file(path: Path) -> None:
    """Make an empty file that only its owner reads, if it is not there, and close it to others if it is."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(handle)
    path.chmod(0o600)


def sync_folder(path: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make sure that what is in a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, its name too on the disk when this returns."""
    write_whole(path, data)
    sync_folder(path.parent)
