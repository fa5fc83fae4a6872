"""What is typed or sent at more length than such words have: refused in a sentence, with what to do next."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.errors import KnownError
from app.domain.mark import MarkKind
from app.domain.source import SourceDraft
from app.services.articles import Articles
from app.services.marks import Marks
from app.services.sources import Sources
from app.services.tags import Tags
from app.store.library import Library
from tests.libraries import add_article, article_of
from tests.telling import refused

LONG = "The river takes. " * 60_000
STEPS = "a/" * 500_000

REFUSED: list[tuple[str, Callable[[Library, str, str], object]]] = [
    ("A tag", lambda library, article, _: Tags(library).tag_articles([article], LONG)),
    ("A tag", lambda library, article, _: Tags(library).tag_articles([article], STEPS)),
    ("The name of a source", lambda library, *_: Sources(library).add(SourceDraft(LONG))),
    ("All other names of a source", lambda library, *_: Sources(library).add(SourceDraft("A", aliases=(LONG,)))),
    (
        "All other names of a source",
        lambda library, *_: Sources(library).add(SourceDraft("A", aliases=tuple(LONG.split(".")))),
    ),
    ("The role of a source", lambda library, *_: Sources(library).add(SourceDraft("A", role=LONG))),
    ("The organisation of a source", lambda library, *_: Sources(library).add(SourceDraft("A", organisation=LONG))),
    ("The contacts of a source", lambda library, *_: Sources(library).add(SourceDraft("A", contacts=LONG))),
    ("The note in the card", lambda library, *_: Sources(library).add(SourceDraft("A", note=LONG))),
    ("A headline", lambda library, article, _: Articles(library).edit(article, title=LONG)),
    ("The name of an author", lambda library, article, _: Articles(library).edit(article, authors=(LONG,))),
    ("A comment", lambda library, _, version: Marks(library).add(version, 0, 3, MarkKind.QUOTE, LONG)),
]  # fmt: skip


@pytest.mark.parametrize(("said", "verb"), REFUSED, ids=[said for said, _verb in REFUSED])
def test_what_is_too_long_is_refused(
    library: Library, said: str, verb: Callable[[Library, str, str], object]
) -> None:
    article_id = add_article(library)
    with refused(KnownError, f"^{said}.* has at most [0-9,]+ letters"):
        verb(library, article_id, article_of(library, article_id).version_id)


def test_names_of_an_older_library_are_read_by_their_beginning(library: Library) -> None:
    article_id = add_article(library)
    Tags(library).tag_articles([article_id], "floods")
    source_id = Sources(library).add(SourceDraft("Rosa Lind")).made
    with library.write() as tx:
        tx.update("article", article_id, {"title": LONG, "publication": LONG})
        tx.update("source", source_id, {"name": LONG, "role": LONG, "note": LONG})
        for row in tx.rows("SELECT id FROM tag"):
            tx.update("tag", row["id"], {"name": STEPS})
    article, source = article_of(library, article_id), Sources(library).get(source_id)
    for words in (article.title, article.publication, article.tags[0], source.name, source.role):
        assert len(words) <= 2_000
        assert words.endswith("…")
    assert source.note == LONG  # what is no name is all there
    tags = Tags(library)
    kept = next(tag for tag in tags.all() if tag.article_count)
    tags.rename(kept.id, "floods/river")
    assert article_of(library, article_id).tags == ("floods/river",)
