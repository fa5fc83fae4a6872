"""Addresses come in, pages and pictures from outside go out; no other room of the program opens a socket."""

from __future__ import annotations

from app.clip.fetch.fetcher import Fetcher
from app.clip.fetch.limits import Limits

__all__ = ["Fetcher", "Limits"]
