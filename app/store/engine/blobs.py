"""Raw pages and pictures: bytes in, named by their hash, compressed and on the disk before the commit that names them; bytes out, checked."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.codes.troubles import Trouble
from app.domain.errors import KnownError
from app.store.engine.asking import Database
from app.store.engine.files import private_folder, write_synced
from app.store.engine.packing import MOST, packed, unpacked

if TYPE_CHECKING:
    from app.store.engine.transaction import Transaction

NONCE = 12


class Blobs:
    """The folder of originals of one library; encrypted if the library is."""

    def __init__(self, folder: Path, key: str | None) -> None:
        self._folder = folder
        self._secret = (
            None
            if key is None
            else hashlib.scrypt(key.encode(), salt=b"clipdesk originals", n=2**14, r=8, p=1)
        )

    def put(self, raw: bytes, media_type: str, tx: Transaction) -> str:
        """Keep bytes; the id is their SHA-256. The same bytes are kept once, a damaged file of them is replaced."""
        blob_id = hashlib.sha256(raw).hexdigest()
        path = self._path(blob_id)
        if not self._whole(blob_id):
            self._write(path, self._packed(raw))
        if not tx.rows("SELECT 1 FROM blob WHERE id = ?", blob_id):
            tx.insert("blob", {"id": blob_id, "media_type": media_type, "size": len(raw)}, quiet=True)
        return blob_id

    def _write(self, path: Path, data: bytes) -> None:
        private_folder(self._folder)
        private_folder(path.parent)
        write_synced(path, data)

    def _whole(self, blob_id: str) -> bool:
        if not self._path(blob_id).exists():
            return False
        try:
            self.get(blob_id)
        except KnownError:
            return False
        return True

    def get(self, blob_id: str) -> bytes:
        """The bytes; KnownError if they are gone or not what they were."""
        gone = KnownError(Trouble.ORIGINAL_GONE)
        if not _is_id(blob_id):
            raise gone
        try:
            path = self._path(blob_id)
            if not path.is_file() or path.stat().st_size > MOST:
                raise gone
            raw = self._unpacked(path.read_bytes())
        except (OSError, ValueError) as error:
            raise gone from error
        if hashlib.sha256(raw).hexdigest() != blob_id:
            raise gone
        return raw

    def stray(self, known: frozenset[str]) -> Iterator[Path]:
        """Files that no commit names: left by a crash, harmless."""
        names = {self._path(blob_id).name for blob_id in known}
        for path in self._folder.glob("??/*"):
            if path.name not in names:
                yield path

    def _path(self, blob_id: str) -> Path:
        name = (
            blob_id
            if self._secret is None
            else hmac.new(self._secret, blob_id.encode(), hashlib.sha256).hexdigest()
        )
        return self._folder / name[:2] / f"{name}.zst"

    def _packed(self, raw: bytes) -> bytes:
        data = packed(raw)
        return data if self._secret is None else self._cipher(self._secret).encrypt_with_nonce(data)

    def _unpacked(self, data: bytes) -> bytes:
        if self._secret is not None:
            data = self._cipher(self._secret).decrypt_with_nonce(data)
        return unpacked(data)

    @staticmethod
    def _cipher(secret: bytes) -> _Cipher:
        return _Cipher(secret)


def _is_id(found: object) -> bool:
    """True for what may name a file of ours: a row of a damaged library may say anything."""
    return isinstance(found, str) and re.fullmatch(r"[0-9a-f]{64}", found) is not None


class _Cipher:
    """AES-GCM with the nonce in front."""

    def __init__(self, secret: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._aes: Any = AESGCM(secret[:32])

    def encrypt_with_nonce(self, data: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + bytes(self._aes.encrypt(nonce, data, None))

    def decrypt_with_nonce(self, data: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return bytes(self._aes.decrypt(data[:NONCE], data[NONCE:], None))
        except InvalidTag as error:
            raise ValueError("not what was written") from error


def blob_types(db: Database, ids: Sequence[str]) -> dict[str, str]:
    """The media type of each blob that is there."""
    slots = ", ".join("?" * len(ids))
    found = db.execute(f"SELECT id, media_type FROM blob WHERE id IN ({slots})", tuple(ids))
    return {row["id"]: row["media_type"] for row in found}
