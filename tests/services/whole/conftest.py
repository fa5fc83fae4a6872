"""A library with some of everything in it, made by the verbs a reporter uses, and folders as dictionaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.article.article import Stage, State
from app.domain.article.block import Block
from app.domain.article.page import Picture
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceKind, SourceRole
from app.domain.steps import Watcher, run_here
from app.exchange.incoming.items import Link
from app.services.follow.watches import Watches
from app.services.imports.links import take_links
from app.services.imports.taking import Taking
from app.services.sources import Sources
from app.services.tags import Tags
from app.services.whole.everything import Everything
from app.store import clipping
from app.store.library import Library
from tests.libraries import add_article
from tests.services.follow.conftest import PARAGRAPHS, World, watches, worker, world  # noqa: F401

PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"
PICTURE = Picture("https://paper.example/quay.png", PNG, "image/png")
BLOCKS = (
    Block('<p>The <strong>quay</strong> “holds” 李, <a href="https://paper.example/b?x=1&amp;y=2">she said</a>.</p>', "The quay “holds” 李, she said."),
    Block(f'<figure><img src="{PICTURE.src}" alt="The quay"><figcaption>The quay at noon</figcaption></figure>', "The quay at noon", caption=True),
    Block('<p><img src="https://paper.example/lost.png" alt="Lost"></p>', ""),
    Block("<p>Subscribe to our letter.</p>", "Subscribe to our letter.", kept=False, reason="newsletter"),
    Block('<ol start="3"><li value="3">Three</li><li>Four</li></ol>', "Three\nFour"),
)  # fmt: skip


def written(library: Library, path: Path) -> dict[str, bytes]:
    """Every file of a library that is written to a folder, but for when that was."""
    run_here(Everything(library).steps(path, Watcher()))
    found = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    head = found.pop("clipdesk.json").decode().split("\n")
    return {**found, "clipdesk.json": "\n".join(line for line in head if "exported" not in line).encode()}


@pytest.fixture
def rich(world: World, watches: Watches) -> Library:  # noqa: F811
    """Versions, marks of every fate, a watch, alerts, notes with revisions, pictures, links, and deleted things."""
    library = world.library
    sources, tags = Sources(library), Tags(library)
    article = world.clip()
    valk = sources.add(
        SourceDraft("Imre Valk", aliases=("I. Valk", 'the "owner"'), role="owner", note="Öffnet\nspät")
    ).made
    board = sources.add(SourceDraft("Harbour board", SourceKind.ORGANISATION)).made
    gone = sources.add(SourceDraft("Nobody")).made
    quote = world.mark(article, "nobody has told us who pays")
    figure = world.mark(article, "310,000 crowns", MarkKind.FIGURE)
    orphan = world.mark(article, "a third has given notice", MarkKind.CLAIM)
    doubt = world.mark(article, "before Christmas", MarkKind.DOUBT)
    world.marks.set_comment(doubt, "Ask the board.\nTwice.")
    for mark, source in ((quote, valk), (figure, board), (figure, gone)):
        world.marks.link(mark, source)
    sources.link(article, board, SourceRole.MENTIONED)
    tags.tag_articles([article], "harbour/ferry")
    tags.tag_articles([article], "Ärger")
    tags.tag_sources([valk], "harbour/people")
    watches.start([article])
    world.show("Before it all.", *PARAGRAPHS[:2], PARAGRAPHS[2].replace("310,000", "390,000"), PARAGRAPHS[4])
    checked = world.check(article)
    assert {checked.numbers.get("orphans"), checked.numbers.get("edited")} == {1}
    world.versions.accept([figure], checked.version_id)
    world.versions.attach(orphan, checked.version_id, 0, 10)
    world.check(article)
    world.show(*PARAGRAPHS, "And after it all.")
    world.check(article)
    world.alerts.see([world.inbox()[-1].id])
    world.marks.delete([world.mark(article, "And after it all.")])
    _notes(world, article, quote, valk)
    sources.delete([gone])
    pictured = add_article(
        library, title="A quay: a/b?", blocks=BLOCKS, pictures=(PICTURE,), url="https://paper.example/quay"
    )
    world.articles.set_state([pictured], State.DONE)
    world.articles.put_back(pictured, 3)
    world.articles.edit(pictured, title="A quay, mended", authors=("Ada Lind", "B. Noor"))
    world.articles.delete([add_article(library, title="Thrown away", url="https://paper.example/gone")])
    with library.write() as tx:
        failed = clipping.stub(
            tx, title="Failed", url="https://paper.example/f", url_key="paper.example/f", stage=Stage.FAILED
        )
        tx.update("article", failed, {"problem": "No answer."})
    link = Link("Later", "https://paper.example/later", "Later", ("to read",), words="Look at this.")
    take_links(library, [link], Taking(Watcher()))
    return library


def _notes(made: World, article: str, quote: str, source: str) -> None:
    notes = made.notes
    kept = notes.add(
        article,
        f"---\nmine: yes\n---\n# Ferry\n\n{notes.quote(quote)}\n\n[Valk]({Target(Noun.SOURCE, source)})",
    ).made
    for words in ("first", "second, without a line's end", "third\r\nwith others' line ends\n\n\n"):
        made.clock.move(minutes=6)
        notes.save(kept, f"{notes.get(kept).text}\n{words}")
    free = notes.add("", f"# To do\n\n- [ ] call [the article]({Target(Noun.ARTICLE, article)})\n").made
    notes.add("", f"[to do]({Target(Noun.NOTE, free)})")
    notes.add("", "")
    notes.delete([notes.add("", "thrown away").made])
