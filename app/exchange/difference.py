"""A comparison of two versions comes in, the bytes of a web page or of a Markdown file that shows it go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html import escape
from types import MappingProxyType

from app.domain.article.version import Version
from app.domain.follow.comparison import ChangeKind
from app.domain.follow.merged import Fold, Part, PartKind, folded, merged
from app.exchange.html import page_of
from app.exchange.inline import escaped
from app.exchange.material import ComparisonFile

_HEAD: Mapping[str, str] = MappingProxyType(
    {
        "title": "Headline",
        "standfirst": "Standfirst",
        "byline": "Byline",
        "published": "Published",
        "modified": "Updated",
    }
)
_TOLD: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.STRUCK: "struck out",
        ChangeKind.RESTORED: "no longer struck out",
        ChangeKind.MOVED: "moved",
        ChangeKind.DATELINE: "dateline moved",
        ChangeKind.CLOCK: "running clock",
        ChangeKind.SPACING: "spacing only",
        ChangeKind.TYPOGRAPHY: "signs only",
    }
)
_STYLE = (
    "ins{background:palegreen;color:darkgreen}del{background:mistyrose;color:darkred}"
    ".fold,.told{color:dimgray;font-size:.85rem}.fold{text-align:center}"
    "@media (prefers-color-scheme:dark){body{background:rgb(28,28,30);color:rgb(230,228,222)}"
    "ins{background:rgb(20,60,30);color:palegreen}del{background:rgb(80,30,30);color:mistyrose}"
    ".line,.fold,.told{color:darkgray}}"
)


def _moment(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"


def _label(version: Version) -> str:
    return f"Version {version.number} ({_moment(version.created_at)})"


def _count(file: ComparisonFile) -> str:
    gone, come = file.comparison.words_gone, file.comparison.words_come
    return f"Words gone: {gone}. Words come: {come}."


def _rows(file: ComparisonFile) -> Iterator[tuple[Part, ...] | int]:
    """Paragraphs, and between them how many unchanged ones are left out."""
    paragraphs = merged(file.old.text, file.new.text, file.comparison.changes)
    for row in folded(paragraphs):
        yield row.last - row.first if isinstance(row, Fold) else paragraphs[row]


def comparison_html(file: ComparisonFile) -> bytes:
    """One page: the changed fields of the head, then the text with what went and came in its place."""

    def part(one: Part) -> str:
        words = escape(one.text, quote=False).replace("\n", "<br>")
        if one.kind is PartKind.SAME:
            return words
        tag, sign = ("del", "−") if one.kind is PartKind.GONE else ("ins", "+")
        told = (
            f' <span class="told">({_TOLD[one.change]})</span>' if one.tells and one.change in _TOLD else ""
        )
        return f"<{tag}>{sign}{words}</{tag}>{told}"

    title = escape(file.article.title, quote=False)
    head = [
        f"<h1>{title}</h1>",
        f'<p class="line">{_label(file.old)} → {_label(file.new)}. {_count(file)}</p>',
        f'<p class="line">{escape(file.article.url, quote=False)}</p>',
        '<p class="line"><del>−gone</del> stood in the older version, <ins>+come</ins> stands in the newer one.</p>',
    ]
    for field in file.comparison.fields:
        gone = f"<del>−{escape(field.old, quote=False)}</del> " if field.old else ""
        come = f"<ins>+{escape(field.new, quote=False)}</ins>" if field.new else ""
        head.append(f"<p><strong>{_HEAD[field.name]}</strong>: {gone}{come}</p>")
    body = [
        f'<p class="fold">… {row} unchanged paragraphs …</p>'
        if isinstance(row, int)
        else f"<p>{''.join(map(part, row))}</p>"
        for row in _rows(file)
    ]
    return page_of(file.article.title, "\n".join([*head, "<hr>", *body]), file.article.language, _STYLE)


def comparison_markdown(file: ComparisonFile) -> bytes:
    """The same as Markdown: `~~−gone~~` and `**+come**`."""

    def inline(text: str, wrap: Callable[[str], str]) -> str:
        """Each line by itself: emphasis does not reach over a line's end, nor touch a space inside."""
        lines = []
        for line in text.split("\n"):
            bare = line.strip()
            lead, trail = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
            lines.append(f"{lead}{wrap(escaped(bare))}{trail}" if bare else line)
        return "\n".join(lines)

    def part(one: Part) -> str:
        if one.kind is PartKind.SAME:
            return inline(one.text, str)
        sign = "~~" if one.kind is PartKind.GONE else "**"
        mark = "−" if one.kind is PartKind.GONE else "+"
        told = f" ({_TOLD[one.change]})" if one.tells and one.change in _TOLD and one.text.strip() else ""
        return inline(one.text, lambda words: f"{sign}{mark}{words}{sign}") + told

    lines = [
        f"# {escaped(' '.join(file.article.title.split())) or 'Untitled'}",
        f"{_label(file.old)} → {_label(file.new)}. {_count(file)}",
        "~~−gone~~ stood in the older version, **+come** stands in the newer one.",
    ]
    if file.article.url:
        lines.append(f"<{file.article.url}>")
    for field in file.comparison.fields:
        gone = f"~~−{escaped(field.old)}~~ " if field.old else ""
        come = f"**+{escaped(field.new)}**" if field.new else ""
        lines.append(f"- {_HEAD[field.name]}: {gone}{come}")
    lines.append("---")
    lines += [
        f"*… {row} unchanged paragraphs …*" if isinstance(row, int) else "".join(map(part, row))
        for row in _rows(file)
    ]
    return ("\n\n".join(lines) + "\n").encode("utf-8", "replace")
