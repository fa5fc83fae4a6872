"""Tests of the exchange room, and the article they write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.article.article import Article, Stage, State
from app.domain.article.block import Block
from app.domain.article.version import Version
from app.domain.mark import Anchor, Mark, MarkKind
from app.domain.note import Note
from app.exchange.formats import ArticleFile, NoteFile

DAY = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
BLOB = "ab" * 32

ARTICLE = Article(
    id="01890a5d-ac96-774b-bcce-b302099a8057",
    created_at=DAY,
    updated_at=DAY,
    title="The dam: it held",
    standfirst="A *long* night",
    authors=("Vera Lund", 'Jo "J" Berg'),
    publication="The Post",
    section="News",
    published="2026-03-03",
    modified="",
    language="en-GB",
    url="https://post.example/dam?a=1&b=2",
    lead_image="",
    word_count=9,
    state=State.INBOX,
    stage=Stage.READY,
    problem="",
    version_id="v",
    tags=("dams",),
)

BLOCKS = (
    Block("<h2>The wall</h2>", "The wall"),
    Block("<p>An advert</p>", "An advert", kept=False, reason="advert"),
    Block(
        '<p>The <em>wall</em> held &amp; the <a href="https://e.example/?a=1&amp;b=2">river</a> rose.</p>',
        "The wall held & the river rose.",
    ),
    Block(
        f'<figure><img src="blob:{BLOB}" alt="Wall"><figcaption>The wall at dawn</figcaption></figure>',
        "The wall at dawn",
    ),
    Block("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
)


def article_file(
    blocks: tuple[Block, ...] = BLOCKS, marks: tuple[Mark, ...] = (), **changes: object
) -> ArticleFile:
    kept = [block for block in blocks if block.kept]
    version = Version(
        id="v",
        article_id=ARTICLE.id,
        capture_id="c",
        number=2,
        created_at=DAY,
        title="",
        standfirst="",
        text="\n\n".join(block.text for block in kept),
        html="\n".join(block.html for block in kept),
        blocks=blocks,
        extractor="test 1",
    )
    article = replace(ARTICLE, **changes)  # type: ignore[arg-type]
    return ArticleFile(article, version, marks, {"m1": ("Vera Lund",)}, {BLOB: ("image/png", b"PNG")})


def mark(text: str, exact: str, kind: MarkKind = MarkKind.QUOTE, comment: str = "", name: str = "m1") -> Mark:
    start = text.index(exact)
    end = start + len(exact)
    anchor = Anchor(start, end, exact, text[max(0, start - 48) : start], text[end : end + 48])
    return Mark(name, ARTICLE.id, "v", DAY, DAY, kind, comment, anchor, ())


def note_file(text: str, title: str = "A note", html: str = "") -> NoteFile:
    return NoteFile(Note(ARTICLE.id, DAY, DAY, title, text, ""), text, html)
