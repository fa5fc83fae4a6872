"""An article in; every look at its page with its receipt, and the way to each version, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app import wording
from app.domain.article.extraction import Doubt
from app.domain.bounds import cut
from app.domain.changes import Changes
from app.domain.nouns import Noun
from app.ui import labels
from app.ui.choose.rows import Choice, ChoiceList
from app.ui.long.breaks import breakable
from app.ui.safety import PlainLabel, SafeBrowser

if TYPE_CHECKING:
    from app.domain.article.capture import Capture
    from app.domain.article.version import Version
    from app.domain.follow.watch import Watch
    from app.services.record import Services
    from app.ui.jobs import Jobs
    from app.ui.theme import Theme

Loaded = tuple[tuple["Capture", ...], tuple["Version", ...], "Watch | None"]


def load(services: Services, article_id: str) -> Loaded:
    """Every look at an article's page, its versions, and how it is watched."""
    return (
        services.versions.captures(article_id),
        services.versions.of_article(article_id),
        services.watches.of_article(article_id),
    )


class HistoryDialog(QDialog):
    """What was seen when, newest first."""

    version_wanted = Signal(str)  # read this version
    compare_wanted = Signal(str, str)  # the older and the newer version
    paste_wanted = Signal()  # a whole copy is to be pasted
    pages_wanted = Signal()  # the further pages are to be fetched

    def __init__(
        self, services: Services, jobs: Jobs, theme: Theme, article_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._theme = theme
        self._article_id = article_id
        self._versions: Mapping[str, Version] = {}
        self.setWindowTitle("Captures and receipts")
        self.resize(860, 520)
        self.watch = PlainLabel()
        self.watch.setWordWrap(True)
        self.list = ChoiceList(theme, stacked=True)
        self.list.setAccessibleName("Captures")
        self.receipt = SafeBrowser()
        self.receipt.setFrameShape(QFrame.Shape.NoFrame)
        self.receipt.setAccessibleName("Receipt of the capture")
        self.receipt.document().setDocumentMargin(12)
        self.splitter = QSplitter()
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.receipt)
        self.splitter.setSizes([320, 540])
        buttons = QDialogButtonBox()
        self.read = buttons.addButton("Read this version", QDialogButtonBox.ButtonRole.ActionRole)
        self.compare = buttons.addButton(
            "Compare with the one before", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.mend = buttons.addButton("Paste the whole text", QDialogButtonBox.ButtonRole.ActionRole)
        self.mend.setToolTip("Copy the article in your browser, then paste it as a newer copy")
        self.pages = buttons.addButton("Fetch the other pages", QDialogButtonBox.ButtonRole.ActionRole)
        self.pages.setToolTip("Fetch the further pages of this article, and join them to one text")
        buttons.addButton("Close", QDialogButtonBox.ButtonRole.RejectRole)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(12)
        inner.addWidget(self.watch)
        inner.addWidget(self.splitter, 1)
        inner.addWidget(buttons)
        buttons.rejected.connect(self.close)
        self.read.clicked.connect(self._read_version)
        self.compare.clicked.connect(self._compare)
        self.mend.clicked.connect(self._mend)
        self.pages.clicked.connect(self._join)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._choose())
        jobs.changed.connect(self._changed)
        self._load()

    def _load(self) -> None:
        self._jobs.read(self, partial(load, self._services, self._article_id), self._show, latest="history")

    def _changed(self, changes: Changes) -> None:
        if self._article_id in changes.ids(Noun.ARTICLE):
            self._load()

    def _show(self, loaded: Loaded) -> None:
        captures, versions, watch = loaded
        self._versions = {version.id: version for version in versions}
        self.watch.setText(_watched(watch))
        self.list.show_choices([self._row(capture) for capture in reversed(captures)])
        self._choose()

    def _row(self, capture: Capture) -> Choice:
        version = self._versions.get(capture.version_id)
        which = f"version {version.number}" if version is not None else ""
        doubt = "⚠ probably incomplete" if capture.doubts else ""
        detail = " · ".join(part for part in (wording.FINDINGS[capture.finding], which, doubt) if part)
        return Choice(labels.moment(capture.created_at), detail, capture)

    def _chosen(self) -> Capture | None:
        choice = self.list.current()
        return None if choice is None else choice.value

    def _choose(self) -> None:
        capture = self._chosen()
        version = self._versions.get(capture.version_id) if capture is not None else None
        self.read.setEnabled(version is not None)
        self.compare.setEnabled(version is not None and version.number > 1)
        self.pages.setVisible(capture is not None and Doubt.PAGES in capture.doubts)
        self.receipt.setHtml("" if capture is None else self._html(capture, version))

    def _html(self, capture: Capture, version: Version | None) -> str:
        theme = self._theme
        good = not capture.doubts and not capture.problem and version is not None
        colour = theme.ink if good else theme.warning
        sign = "✓" if good else "⚠"
        rows = "".join(
            f'<tr><td style="color: {theme.soft}; padding: 3px 12px 3px 0">{escape(name)}</td>'
            f'<td style="padding: 3px 0">{breakable(escape(cut(value)))}</td></tr>'
            for name, value in facts(capture, version)
            if value
        )
        verdict = escape(wording.verdict(capture))
        return f'<p style="color: {colour}; margin-bottom: 8px"><b>{sign} {verdict}</b></p><table cellspacing="0">{rows}</table>'

    def _read_version(self) -> None:
        if (capture := self._chosen()) is not None:
            self.version_wanted.emit(capture.version_id)
            self.close()

    def _compare(self) -> None:
        capture = self._chosen()
        if capture is None:
            return
        newer = self._versions[capture.version_id]
        older = next(one for one in self._versions.values() if one.number == newer.number - 1)
        self.compare_wanted.emit(older.id, newer.id)
        self.close()

    def _mend(self) -> None:
        self.paste_wanted.emit()
        self.close()

    def _join(self) -> None:
        self.pages_wanted.emit()
        self.close()


def _watched(watch: Watch | None) -> str:
    next_at = "" if watch is None or watch.next_at is None else f" Next look: {labels.moment(watch.next_at)}."
    return f"{wording.watching(watch)}{next_at}"


def facts(capture: Capture, version: Version | None) -> Sequence[tuple[str, str]]:
    """The lines of a receipt: a name and a value, empty where there is nothing to say."""
    share = f" of {capture.page_words:,} on the page ({capture.share:.0%})" if capture.page_words else ""
    headers = "\n".join(f"{name}: {value}" for name, value in capture.headers)
    return (
        ("When", labels.moment(capture.created_at)),
        ("How", wording.HOW[capture.how]),
        ("From", capture.url or capture.name),
        ("Sent on to", " → ".join(capture.redirects)),
        ("Status", str(capture.status) if capture.status else ""),
        ("Showed", wording.FINDINGS[capture.finding]),
        ("Version", str(version.number) if version is not None else ""),
        ("Changed", wording.difference(_words(version))),
        ("Words kept", f"{capture.words:,}{share}" if capture.words else ""),
        ("Pictures missing", str(capture.missing) if capture.missing else ""),
        ("Size", labels.size(capture.size)),
        ("Type", capture.content_type),
        ("Hash of the bytes", f"SHA-256 {capture.blob_id}"),
        ("Hash of the text", f"SHA-256 {capture.text_hash}" if capture.text_hash else ""),
        ("Read by", capture.extractor),
        ("Headers", headers),
    )


def _words(version: Version | None) -> Mapping[str, int]:
    return {} if version is None else {"gone": version.words_gone, "come": version.words_come}
