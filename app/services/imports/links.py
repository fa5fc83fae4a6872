"""Links of bookmarks and reading lists in; articles that wait to be asked for, with their tags and words, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.clip.address import tidy_url, url_key
from app.domain.article.article import Stage
from app.domain.codes.imports import Left, Taken
from app.domain.codes.message import Message
from app.domain.tag import tidy_tag
from app.notes.links import targets
from app.notes.title import title_of
from app.store import notes, tags
from app.store.many import bulk

if TYPE_CHECKING:
    from app.exchange.incoming.items import Link
    from app.services.imports.taking import Taking
    from app.store.engine.transaction import Transaction
    from app.store.library import Library

LONGEST_TITLE = 1_000  # letters
LONGEST_TAG, MOST_TAGS = 200, 60


def take_links(library: Library, links: Sequence[Link], taking: Taking) -> None:
    """Keep each address once; nothing is fetched."""
    tidy = [tidy_url(link.address) for link in links]
    keys = [url_key(url) for url in tidy]
    with bulk.gathering(library) as (tx, _blobs):
        there = bulk.titles_under(tx, keys)
        known_tags: dict[str, str] = {}
        for link, url, key in zip(links, tidy, keys, strict=True):
            if not url or not key:
                taking.leave(link.name, Message(Left.NO_PAGE_ADDRESS))
            elif key in taking.seen:
                taking.leave(link.name, Message(Left.ADDRESS_TWICE, title=taking.seen[key]))
            elif key in there:
                taking.leave(link.name, Message(Left.ADDRESS_KNOWN, title=there[key]))
            else:
                taking.seen[key] = link.name
                _keep(tx, link, url, key, known_tags)
                taking.count(Taken.LINK)
        changes = tx.changes
    taking.kept(changes)


def _keep(tx: Transaction, link: Link, url: str, key: str, known: dict[str, str]) -> None:
    when = {"created_at": link.added} if link.added is not None and link.added < tx.now else {}
    article_id = bulk.stub(
        tx,
        title=(link.title or url)[:LONGEST_TITLE],
        url=url,
        url_key=key,
        asked_key=key,
        stage=Stage.LINK,
        state=link.state,
        **when,
    )
    tag(tx, article_id, link.tags, known)
    if link.words.strip():
        note_id = notes.add(tx, article_id, title_of(link.words), link.words)
        notes.relink(tx, note_id, targets(link.words))


def tag(tx: Transaction, article_id: str, names: Sequence[str], known: dict[str, str]) -> None:
    """Give an article tags, each made where it is new; `known` remembers their ids within one transaction."""
    for name in names[:MOST_TAGS]:
        tidy = tidy_tag(name[: LONGEST_TAG * 4])[:LONGEST_TAG].strip()
        if tidy:
            if tidy not in known:
                known[tidy] = tags.keep(tx, tidy)
            tx.join("article_tag", article_id=article_id, tag_id=known[tidy])
