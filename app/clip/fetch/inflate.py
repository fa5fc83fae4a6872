"""The bytes of an answer as they come in, packed or not; the plain bytes, never more than a limit, go out."""

from __future__ import annotations

import zlib

GZIP, ZLIB, BARE = 31, 15, -15
MOST_MEMBERS = 100


class BadlyPackedError(Exception):
    """The bytes are not what the encoding says."""


class TooMuchError(Exception):
    """There are more plain bytes than the limit."""


class Inflater:
    """Gathers plain bytes from the chunks of one answer with the given Content-Encoding, at most `limit`."""

    def __init__(self, encoding: str, limit: int) -> None:
        name = encoding.strip().lower().removeprefix("x-")
        if name not in {"", "identity", "gzip", "deflate"}:
            raise BadlyPackedError
        self._name = name
        self._packed = name in {"gzip", "deflate"}
        self._limit = limit
        self._parts: list[bytes] = []
        self._size = 0
        self._members = 0
        self._held = b""
        self._unpacker: zlib._Decompress | None = None

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes from the wire."""
        if not self._packed:
            self._keep(chunk)
            return
        data = self._held + chunk
        self._held = b""
        while data:
            if self._unpacker is None:
                if len(data) < 2:
                    self._held = data
                    return
                if self._members and not data.startswith(b"\x1f\x8b"):
                    return  # some servers pad what they packed; browsers look away as well
                self._unpacker = self._new(data)
            data = self._step(self._unpacker, data)

    def end(self) -> bytes:
        """The plain bytes, all there; raises BadlyPackedError if the packed stream has not ended."""
        if self._packed and (self._unpacker is not None or (self._held and not self._members)):
            raise BadlyPackedError
        return b"".join(self._parts)

    def _new(self, data: bytes) -> zlib._Decompress:
        self._members += 1
        # Thousands of empty members in a row cost time and give nothing.
        if self._members > MOST_MEMBERS:
            raise BadlyPackedError
        if self._name == "gzip":
            return zlib.decompressobj(GZIP)
        # "deflate" means zlib by the standard and bare deflate by old servers.
        looks_like_zlib = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.decompressobj(ZLIB if looks_like_zlib else BARE)

    def _step(self, unpacker: zlib._Decompress, data: bytes) -> bytes:
        try:
            plain = unpacker.decompress(data, self._limit - self._size + 1)
        except zlib.error as error:
            raise BadlyPackedError from error
        self._keep(plain)
        if unpacker.eof:
            self._unpacker = None
            return unpacker.unused_data if self._name == "gzip" else b""
        return unpacker.unconsumed_tail

    def _keep(self, plain: bytes) -> None:
        self._size += len(plain)
        if self._size > self._limit:
            raise TooMuchError
        if plain:
            self._parts.append(plain)
