"""Every verb in a language that is none: what stands outside the brackets is the library's own, or was left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import paths
from app.cli.verbs.table import VERBS
from app.domain.article.article import State
from app.domain.mark import MarkKind
from app.domain.nouns import Noun
from app.domain.source import SourceKind
from app.paths import resources
from tests.cli import Cli
from tests.wording.test_pseudo import bare

# What is typed, and not said: verbs, options, fields of JSON and of the search, kinds of files.
TYPED = re.compile(
    r"`[^`]*`|--[\w-]+|\b[\w./-]*/[\w./-]*|\b[0-9a-f]{8,}(?:-[0-9a-f]+)*\b|\bclipdesk\b|[A-Z|]{3,}"
)
WORD = re.compile(r"[^\W\d_]{3,}")
NAMES = {word for verb in VERBS for word in verb.name.split()} | {
    "Clipdesk",
    "Python",
    "robots",
    "txt",
    "UTC",
}


def sample_words() -> set[str]:
    """The words of the sample story, and of nobody else."""
    files = [
        path
        for path in (resources() / "sample").rglob("*")
        if path.suffix in {".html", ".toml", ".md", ".txt"}
    ]
    return {word for path in files for word in WORD.findall(path.read_text("utf8"))}


@pytest.fixture
def strange() -> None:
    """Clipdesk speaks no language at all."""
    folder = paths.settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text('{"language": "pseudo"}')


def left_out(text: str, known: set[str]) -> list[str]:
    """The words of an output that stand in no brackets, and are none of the library's."""
    return [word for word in WORD.findall(TYPED.sub(" ", bare(text))) if word not in known]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_help_of_every_verb_is_in_the_language(cli: Cli, strange: None, verb: object) -> None:
    name = str(getattr(verb, "name"))  # noqa: B009
    done = cli("help", *name.split())
    typed = {
        "help",
        "html",
        "json",
        "jsonl",
        "phrases",
        "publication",
        "title",
        "newest",
        "oldest",
        "published",
        "follow",
        "zip",
    }
    typed |= {str(one) for kind in (State, MarkKind, SourceKind) for one in kind}
    assert (
        left_out(done.out, NAMES | typed | {word for word in WORD.findall(done.out) if word.isupper()}) == []
    )


CALLS: dict[str, tuple[str, ...]] = {
    "overview": ("help",),
    "list": ("list",),
    "show": ("show", "ferry"),
    "search": ("search", "ferry"),
    "a hint": ("search", "colour:red ferry"),
    "nothing found": ("search", "zzzz"),
    "changes": ("changes", "--all"),
    "versions": ("versions", "ferry"),
    "tag": ("tag", "ferry", "--add", "boats"),
    "mark": ("mark", "ferry", "--quote", "the ferry", "--comment", "boats"),
    "no quote": ("mark", "ferry"),
    "notes": ("note",),
    "a note": ("note", "--free", "--text", "boats"),
    "sources": ("source", "list"),
    "a source": ("source", "add", "Rosa"),
    "watch": ("watch", "ferry"),
    "watched": ("watch",),
    "backup": ("backup",),
    "backups": ("backups",),
    "settings": ("settings",),
    "set": ("set", "measure", "70"),
    "refused": ("set", "measure", "7"),
    "no setting": ("set", "colour", "red"),
    "sample": ("sample",),
    "doctor": ("doctor",),
    "no verb": ("fly",),
    "no option": ("list", "--fly"),
    "no number": ("list", "--limit", "many"),
    "no article": ("show", "zzzz"),
    "many articles": ("show", "the"),
    "no address": ("clip", "nothing"),
    "join": ("join", "ferry"),
    "compare": ("compare", "ferry"),
    "export": ("export", "ferry", "--format", "docx"),
    "no backup": ("restore", "zzzz"),
    "nothing to export": ("export",),
    "no room to export": ("export", "--everything", "/tmp"),
    "no file to import": ("import", "/tmp/none/boats.csv"),
    "no library": ("list", "--library", "/tmp/none/there.db"),
}
SAID_AS_THEY_ARE = {
    *(
        "colour",
        "red",
        "zzzz",
        "fly",
        "boats",
        "Rosa",
        "nothing",
        "docx",
        "many",
        "measure",
        "off",
        "below",
        "beside",
    ),
    *(
        "system",
        "light",
        "sepia",
        "dark",
        "contrast",
        "pseudo",
        "language",
        "theme",
        "reading",
        "size",
        "preview",
    ),
    *(
        "fetch",
        "pictures",
        "allowed",
        "hosts",
        "notify",
        "changes",
        "daily",
        "backup",
        "sqlite",
        "svg",
        "html",
        "and",
    ),
    *map(str, Noun),
}


@pytest.mark.parametrize("call", CALLS)
def test_every_verb_answers_in_the_language(cli: Cli, strange: None, library: Path, call: str) -> None:
    words = CALLS[call]
    needs_library = words[0] not in {"help", "settings", "set", "fly"} and "--library" not in words
    done = cli(*words, *(("--library", library) if needs_library else ()))
    known = NAMES | SAID_AS_THEY_ARE | sample_words()
    assert left_out(done.out + done.err, known) == [], done.out + done.err
    assert "⟦" in done.out + done.err or call in {"set", "tag", "notes"}


ROWS = (
    "title,url,time_added\nboats,https://a.example/1,\nboats,https://a.example/1,\n,,7\nboats,javascript:x,\n"
)
FILES: dict[str, tuple[str, str]] = {
    "a list": ("boats.csv", ROWS),
    "a note": ("boats.md", "boats"),
    "an empty note": ("boats.md", ""),
    "no page": ("boats.html", "%PDF-1.4"),
    "no format": ("boats.bin", "\0\1\2"),
    "a damaged zip": ("boats.zip", "PK\3\4"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_import_answers_in_the_language(
    cli: Cli, strange: None, library: Path, tmp_path: Path, name: str
) -> None:
    file, text = FILES[name]
    (tmp_path / file).write_text(text)
    done = cli("import", tmp_path / file, "--library", library)
    known = {"boats", "csv", "html", "bin", "zip"}
    assert left_out(done.out + done.err, known) == [], done.out + done.err
    assert "⟦" in done.out + done.err
