"""Tests of the room that turns a page into what its reader sees."""
