"""Files and folders that are their owner's alone: what is written is on the disk before it is named."""

from __future__ import annotations

import os
from pathlib import Path


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


def write_unsynced(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; when it is on the disk is for the caller to see to."""
    _write(path, data, synced=False)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, on the disk when this returns."""
    _write(path, data, synced=True)
    sync_folder(path.parent)


def _write(path: Path, data: bytes, *, synced: bool) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
