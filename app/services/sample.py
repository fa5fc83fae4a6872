"""The sample story: the folder of resources in, four clipped articles with marks, sources, tags and notes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.article.article import State
from app.domain.clip import Clipped, ClipRequest
from app.domain.errors import BugError
from app.domain.mark import MarkKind
from app.domain.note import Completion, Target
from app.domain.nouns import Noun
from app.domain.source import SourceDraft, SourceKind
from app.domain.steps import Lane, Step, Steps, Watcher

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.services.record import Services

_SLOT = re.compile(r"\{(article|source|mark|quote):([^}]+)\}")


class Sample:
    """Fills a library with the sample story, by the same verbs a reporter uses."""

    def __init__(self, services: Services, folder: Path) -> None:
        self._services = services
        self._folder = folder

    def steps(self, watcher: Watcher) -> Steps[Clipped]:
        """The steps of filling, each article a clip; the end is the article to show first."""
        story = tomllib.loads((self._folder / "story.toml").read_text("utf8"))
        clipped: dict[str, Clipped] = {}
        for entry in story["articles"]:
            request = ClipRequest(path=self._folder / entry["file"])
            clipped[entry["file"]] = yield from self._services.clips.steps(request, watcher)
        teller = _Teller(self._services, watcher)
        ids = {file: clip.article.id for file, clip in clipped.items()}
        yield Step(Lane.STORE, "Adding marks, sources and notes", lambda: teller.tell(story, ids))
        last = self._services.articles.get
        first_id = ids[story["articles"][-1]["file"]]
        article = yield Step(Lane.STORE, "Opening the story", lambda: last(first_id))
        return Clipped(article)


class _Teller:
    """Adds what a story says about its articles; runs on the lane of the store."""

    def __init__(self, services: Services, watcher: Watcher) -> None:
        self._services = services
        self._changed = watcher.changed
        self._titles: dict[str, str] = {}
        self._targets: dict[str, Target] = {}

    def tell(self, story: Mapping[str, Any], article_ids: Mapping[str, str]) -> None:
        for key, entry in story["sources"].items():
            self._source(key, entry)
        for entry in story["articles"]:
            self._article(entry, article_ids[entry["file"]])
        for entry in story["notes"]:
            article_id = article_ids.get(entry.get("article", ""), "")
            text = _SLOT.sub(self._fill, entry["text"].strip()) + "\n"
            self._made(self._services.notes.add(article_id, text))

    def _made(self, changes: Changes) -> str:
        self._changed(changes)
        return changes.made

    def _remember(self, slot: str, kind: Noun, target_id: str, title: str) -> None:
        self._targets[slot] = Target(kind, target_id)
        self._titles[slot] = title

    def _source(self, key: str, entry: Mapping[str, Any]) -> None:
        draft = SourceDraft(
            name=entry["name"],
            kind=SourceKind(entry.get("kind", SourceKind.PERSON)),
            aliases=tuple(entry.get("aliases", ())),
            role=entry.get("role", ""),
            organisation=entry.get("organisation", ""),
            contacts=entry.get("contacts", ""),
            note=entry.get("note", ""),
        )
        source_id = self._made(self._services.sources.add(draft))
        self._remember(f"source:{key}", Noun.SOURCE, source_id, draft.name)
        for tag in entry.get("tags", ()):
            self._made(self._services.tags.tag_sources([source_id], tag))

    def _article(self, entry: Mapping[str, Any], article_id: str) -> None:
        services = self._services
        version = services.articles.version(article_id)
        if version is None:
            raise BugError(f"the sample page {entry['file']} gave no text")
        self._remember(f"article:{entry['file']}", Noun.ARTICLE, article_id, version.title)
        self._made(services.articles.set_state([article_id], State(entry["state"])))
        for tag in entry["tags"]:
            self._made(services.tags.tag_articles([article_id], tag))
        for key in entry["sources"]:
            self._made(services.sources.link(article_id, self._targets[f"source:{key}"].id))
        for row in entry["marks"]:
            start = version.text.find(row["text"])
            if start < 0:
                raise BugError(f"the sample mark {row['key']} is not in its article")
            kind = MarkKind(row["kind"])
            mark_id = self._made(
                services.marks.add(version.id, start, start + len(row["text"]), kind, row.get("comment", ""))
            )
            self._remember(f"mark:{row['key']}", Noun.MARK, mark_id, row["text"].strip("“”,"))
            if "said_by" in row:
                self._made(services.marks.link(mark_id, self._targets[f"source:{row['said_by']}"].id))

    def _fill(self, slot: re.Match[str]) -> str:
        if slot[1] == "quote":
            return self._services.notes.quote(self._targets[f"mark:{slot[2]}"].id).strip()
        key = slot[0][1:-1]
        return self._services.notes.link(Completion(self._targets[key], self._titles[key], ""))
