"""Markdown files in; notes whose links lead to each other, and articles of those that were clipped from the web, out."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from typing import TYPE_CHECKING

from app.clip.address import tidy_url
from app.domain.codes.doings import Doing
from app.domain.codes.imports import Left
from app.domain.codes.message import Message
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.steps import Lane, Step
from app.exchange.incoming.letters import moment_of, text_of
from app.exchange.incoming.vault import web_address
from app.notes.grammar import front_matter_end
from app.notes.links import link, targets
from app.notes.title import title_of
from app.store import notes
from app.store.engine.times import to_text
from app.store.many import bulk

if TYPE_CHECKING:
    from app.domain.steps import Steps
    from app.domain.text.front import Front
    from app.exchange.incoming.items import Written
    from app.services.imports.pages import Pages
    from app.services.imports.taking import Taking
    from app.store.library import Library

# The same file of the same folder makes the same note, so that a second import finds it.
_SPACE = uuid.UUID("0c6f2f0e-6c0b-5b1c-9a53-2f4f5a9f7d11")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CODE = re.compile(r"(```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`)", re.DOTALL)
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n|]{1,400})(?:\|([^\[\]\n]{0,400}))?\]\]")
_PLAIN = re.compile(r"(?<!!)\[([^\[\]\n]{1,400})\]\((?:<([^<>\n]{1,400})>|([^()\s<>]{1,400}))\)")
_HEADLINE = re.compile(r"\A\s*(?:#[ \t]+\S|[^\n]{1,200}\n=+[ \t]*(?:\n|\Z))")


class Vault:
    """Takes the files of one folder, and knows what became of each."""

    def __init__(self, library: Library, pages: Pages, taking: Taking) -> None:
        self._library = library
        self._pages = pages
        self._taking = taking
        self._articles: dict[str, str] = {}
        self._notes: dict[str, str] = {}

    def plan(self, name: str, note_id: str) -> None:
        """Say which note a file will be, so that those before it can point at it."""
        self._notes[name] = note_id

    def take_article(self, file: Written) -> Steps[None]:
        """A file with the address of a page is that page's article."""
        url = tidy_url(web_address(file.front))
        tags = [one for value in file.front.all("tags", "tag") for one in value.replace(",", " ").split()]
        article_id = yield from self._pages.take(file.name, file.raw, tags=tags, url=url)
        if article_id:
            self._articles[file.name] = article_id

    def take_notes(self, files: list[Written]) -> Steps[None]:
        """Keep a batch of notes."""
        yield Step(Lane.STORE, Message(Doing.KEEPING_NOTES), lambda: self._keep(files))

    def _keep(self, files: list[Written]) -> None:
        with bulk.gathering(self._library) as (tx, _blobs):
            there = bulk.there(tx, "note", [self._notes[file.name] for file in files])
            for file in files:
                note_id = self._notes[file.name]
                if note_id in there:
                    self._taking.leave(file.name, Message(Left.NOTE_KNOWN))
                    continue
                text = self._text(file)
                made = moment_of(file.front.one("created", "created_at", "date"))
                changed = moment_of(file.front.one("updated", "modified", "updated_at"))
                row: dict[str, object] = {
                    "id": note_id,
                    "article_id": None,
                    "title": title_of(text),
                    "text": text,
                }
                row |= {"created_at": to_text(made)} if made else {}
                row |= {"updated_at": to_text(changed)} if changed else {}
                bulk.put(tx, "note", row)
                notes.relink(tx, note_id, targets(text))
                self._taking.count("note")
            changes = tx.changes
        self._taking.kept(changes)

    def _text(self, file: Written) -> str:
        """The words of a file as a note: its links made ours, its name at the head where it has no headline."""
        whole = text_of(file.raw).replace("\r\n", "\n").removeprefix("\ufeff")
        body = file.front.body.replace("\r\n", "\n")
        ours = bool(_ID.fullmatch(file.front.one("id").lower()))
        head = "" if ours else _head(whole[: len(whole) - len(body)], file.front)
        if not ours and not _HEADLINE.match(body):
            body = f"# {file.title}\n\n{body.lstrip()}"
        parts = _CODE.split(body)
        parts[::2] = [self._linked(part, file) for part in parts[::2]]
        return head + "".join(parts)

    def _linked(self, text: str, file: Written) -> str:
        def wiki(found: re.Match[str]) -> str:
            target = self._target(file.leads_to(found[2]))
            label = found[3] or found[2].replace("#", " › ")
            return found[0] if target is None else link(label.strip() or file.title, target)

        def plain(found: re.Match[str]) -> str:
            target = self._target(file.leads_to(found[2] or found[3]))
            return found[0] if target is None else f"[{found[1]}]({target})"

        return _PLAIN.sub(plain, _WIKI.sub(wiki, text))

    def _target(self, name: str) -> Target | None:
        if name in self._articles:
            return Target(Noun.ARTICLE, self._articles[name])
        return Target(Noun.NOTE, self._notes[name]) if name in self._notes else None


def _head(head: str, front: Front) -> str:
    """Front matter as notes have it: what is in another form is written anew, and a broken line becomes a remark."""
    if not front.fields:
        return ""
    if not head.startswith("---"):
        values = {key: some[0] if len(some) == 1 else list(some) for key, some in front.fields.items()}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
        return "\n".join(["---", *lines, "---", "", ""])
    fence, *lines, end = head.rstrip("\n").split("\n")
    sound = [line if front_matter_end(["---", "k: v", line, "---"]) else f"# {line}" for line in lines]
    return "\n".join([fence, *sound, end, ""])


def note_id_of(file: Written) -> str:
    """The id of the note that a file makes: the one it names itself, or one made of its place and its words."""
    own = file.front.one("id").lower()
    if _ID.fullmatch(own):
        return own
    return str(uuid.uuid5(_SPACE, f"{file.name}\n{hashlib.sha256(file.raw).hexdigest()}"))
