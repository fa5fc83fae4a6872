"""A page served on loopback goes through every room and leaves as a file that other tools read."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.article.article import Stage, State
from app.domain.clip import ClipRequest
from app.domain.errors import InsideAddress
from app.domain.mark import MarkKind
from app.domain.note import Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft
from app.domain.steps import Watcher, run_here
from app.main import open_services
from tests.site import Reply, serve

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to run again in May | The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Ferry to run again in May">
<meta name="author" content="Rosa Lind"><meta property="article:published_time" content="2026-04-02T07:00:00+00:00">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry to run again in May</h1>
<p>The island ferry will run again from the first of May, the harbour board decided on Wednesday after a winter of repairs.</p>
<p>“We lost a whole season and nobody has told us who pays,” said Imre Valk, who owns the hotel above the pier and has
kept two of his rooms for the crew since January.</p>
<p>The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third. The rest is to come from the
insurer, which has not yet answered the board’s letter of 9 March.</p>
<p>Tickets will cost what they cost last year, the board said, and the first boat leaves at six in the morning.</p>
</article><footer>© The Quay</footer></body></html>"""


@pytest.fixture
def page_url() -> object:
    with serve(
        {"/ferry": Reply(body=PAGE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})}
    ) as site:
        yield site.url("/ferry")


def test_from_page_to_exported_note(page_url: str, tmp_path: Path) -> None:
    host = page_url.split("/")[2]
    with open_services(tmp_path / "library.db", allow_hosts=[host]) as services:
        clipped = run_here(services.clips.steps(ClipRequest(url=page_url), Watcher()))
        article = clipped.article
        assert (article.title, article.authors, article.publication) == (
            "Ferry to run again in May",
            ("Rosa Lind",),
            "The Quay",
        )
        assert (article.published[:10], article.stage, article.state) == (
            "2026-04-02",
            Stage.READY,
            State.INBOX,
        )

        version = services.articles.version(article.id)
        assert version is not None
        assert "310,000 crowns" in version.text
        assert "Home" not in version.text
        words = "nobody has told us who pays"
        start = version.text.index(words)
        mark_id = services.marks.add(
            version.id, start, start + len(words), MarkKind.QUOTE, "Ask the insurer"
        ).made
        source_id = services.sources.add(SourceDraft("Imre Valk", role="hotel owner")).made
        services.marks.link(mark_id, source_id)
        services.tags.tag_articles([article.id], "islands/ferry")

        note_id = services.notes.add(article.id, f"# Ferry\n\n{services.notes.quote(mark_id)}\n").made
        assert [row.note_id for row in services.notes.backlinks(Target(Noun.MARK, mark_id))] == [note_id]
        hits = services.search.ranked('"who pays" tag:islands').hits
        assert [hit.id for hit in hits if hit.kind is Noun.ARTICLE] == [article.id]

        markdown = services.exchange.note(note_id, "md").data.decode()
        assert words in markdown
        assert "Imre Valk" in markdown
        assert "clipdesk:" not in markdown
        assert page_url in markdown


def test_an_address_inside_is_refused_until_its_host_is_allowed(page_url: str, tmp_path: Path) -> None:
    with open_services(tmp_path / "library.db") as services, pytest.raises(InsideAddress):
        run_here(services.clips.steps(ClipRequest(url=page_url), Watcher()))


def test_the_sample_story_fills_every_pane(tmp_path: Path) -> None:
    from app import paths
    from app.services.sample import Sample

    with open_services(tmp_path / "library.db") as services:
        first = run_here(Sample(services, paths.resources() / "sample").steps(Watcher())).article
        counts = services.care.counts()
        assert (counts[Noun.ARTICLE], counts[Noun.MARK], counts[Noun.SOURCE], counts[Noun.NOTE]) == (
            4,
            11,
            7,
            4,
        )
        assert first.title == "Council approves the river budget after a year of dispute"
        version = services.articles.version(first.id)
        assert version is not None
        assert 'src="blob:' in version.html
        assert "newsletter" not in version.text
        assert len(services.notes.of_article(first.id)) == 2
