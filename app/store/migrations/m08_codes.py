"""Sentences that the library kept become codes with facts: why a clip failed, and why a block was left out."""

# What was written is frozen here, whatever is said of it today. What is not among it is shown as it is.

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.store.engine.packing import packed, unpacked

if TYPE_CHECKING:
    from sqlite_utils import Database

SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "no_article_on_page",
        "No article was found on this page. Open the page in a browser and paste the text.",
    ),
    ("page_empty", "The page is empty. Try again later, or paste the text."),
    ("no_web_page", "This is not a web page. Clip the address of an article, or paste its text."),
    ("no_page_in_file", "There is no web page in this file. Save the page in the browser once more."),
    ("other_than_page", "This is {kind}, not a web page. Clip the address of an article, or paste its text."),
    ("no_web_address", "This is not an address of a web page. An address begins with http:// or https://."),
    (
        "host_unknown",
        "No site named {host} could be found. Check the spelling of the address, and that this computer is online.",
    ),
    (
        "port_closed",
        "The address asks for port {port} of {host}, and Clipdesk reads only the usual ports of the web. Allow {host}:{port} if you meant it.",
    ),
    ("host_silent", "{host} stopped answering. Try again later."),
    (
        "no_secure_connection",
        "A secure connection to {host} could not be made. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "redirect_circle",
        "{host} sends the request round in a circle. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "too_many_redirects",
        "{host} sent the request on more than {count} times. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "redirect_elsewhere",
        "{host} sends the request on to something that is not a web page. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    ("answer_is_other", "This is {kind}, not a web page. Clip the page that shows or describes it instead."),
    ("no_picture", "What {host} sent is not a picture that can be kept."),
    ("answer_empty", "{host} sent an empty page. Try again later."),
    ("no_answer", "{host} closed the connection without an answer. Try again later."),
    ("answer_cut_off", "The answer of {host} broke off before its end. Try again later."),
    (
        "answer_not_http",
        "{host} answered in a way that cannot be understood. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "answer_too_large",
        "What {host} sends is larger than {mebibytes} MiB. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "answer_badly_packed",
        "{host} sent the page packed in a way that cannot be opened. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "certificate_invalid",
        "{host} could not prove that it is {host}: its certificate is not valid. Somebody may be listening in. Check the date of this computer, or open the page in a browser.",
    ),
    (
        "file_is_other",
        "This file is {kind}, not a web page. Open a page saved as HTML or MHTML, or a text file.",
    ),
    ("file_empty", "This file is empty. Open a page saved as HTML or MHTML, or a text file."),
    ("no_page_in_named_file", "There is no web page in {file}. Save the page in the browser once more."),
    (
        "file_kind_unknown",
        "{file} is not a kind of file that Clipdesk can open. Open a page saved as HTML or MHTML, or a text file.",
    ),
    ("no_file", "There is no file {file}. It may have been moved or renamed."),
    ("file_forbidden", "{file} may not be read. Check who may read the file."),
    ("file_is_folder", "{file} is a folder, not a file. Open a page saved as HTML or MHTML, or a text file."),
    (
        "file_not_text",
        "{file} is not a file with text in it. Open a page saved as HTML or MHTML, or a text file.",
    ),
    (
        "file_too_large",
        "{file} is larger than {mebibytes} MiB. Open it in a browser, and paste the text that you need.",
    ),
    ("file_unreadable", "{file} could not be read. Check that its disk is connected."),
    (
        "reading_too_slow",
        "This page took too long to read. Try again, or open the page in a browser and paste its text.",
    ),
    (
        "reading_failed",
        "Reading this page failed. Try again, or open the page in a browser and paste its text.",
    ),
    (
        "reader_not_started",
        "The part of Clipdesk that reads pages could not be started. Try again, or open the page in a browser and paste its text.",
    ),
    (
        "page_too_large",
        "This page is too large to read. Try again, or open the page in a browser and paste its text.",
    ),
    (
        "original_gone",
        "An original of this article is gone or damaged. Clip the page again, or restore your files from a backup.",
    ),
    ("disk_full", "The disk is full, so nothing was saved. Make some room and do it again."),
    ("writing_forbidden", "You may not write where this library lies. Check the permissions of {folder}."),
    (
        "library_read_only",
        "This library can be read, but not written. Change its permissions, or copy it to a folder of your own.",
    ),
    ("inside_address", "{host} is an address inside your own network. Allow this host if you meant it."),
    (
        "host_too_slow",
        "{host} answers so slowly that the page did not come within {time}. Try again later, or save the page in a browser and open the file.",
    ),
    (
        "status_401",
        "{host} shows this page only to those who log in. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "status_402",
        "{host} shows this page only to those who pay. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "status_403",
        "{host} does not let Clipdesk read this page. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    ("status_404", "{host} has no page at this address. Check that the address is right and complete."),
    ("status_407", "The network asks for a login before it lets Clipdesk through. Ask who runs the network."),
    ("status_408", "{host} did not get the request in time. Try again later."),
    ("status_410", "{host} has taken this page down for good. An archive of the web may still have it."),
    ("status_429", "{host} says that it was asked too often. Try again later."),
    (
        "status_451",
        "{host} may not show this page for legal reasons. Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    ("status_500", "{host} has a fault of its own (error 500). Try again later."),
    ("status_502", "{host} is not reachable behind its own entrance (error 502). Try again later."),
    ("status_503", "{host} is overloaded or closed for maintenance (error 503). Try again later."),
    ("status_504", "{host} did not get its own answer in time (error 504). Try again later."),
    ("server_fault", "{host} has a fault of its own (error {status}). Try again later."),
    (
        "server_refuses",
        "{host} refuses to show this page (error {status}). Open it in a browser, save the page there, and open the file here; or paste the text.",
    ),
    (
        "answer_without_page",
        "{host} gave an answer without a page (code {status}). Check that the address is right and complete.",
    ),
    (
        "connection_refused",
        "{host} refused the connection. Check that this computer is online, and try again later.",
    ),
    (
        "connection_silent",
        "{host} did not answer in time. Check that this computer is online, and try again later.",
    ),
    (
        "host_unreachable",
        "{host} could not be reached. Check that this computer is online, and try again later.",
    ),
    ("leads_on", "This page sends its reader on to {places}. Clip that page instead."),
    ("leads_on", "This page sends its reader on to {places}. Clip the one with the text instead."),
    ("leads_on_by_script", "This page sends its reader on to {places} by a script. Clip that page instead."),
    (
        "leads_on_by_script",
        "This page sends its reader on to {places} by a script. Clip the one with the text instead.",
    ),
    ("made_of_frames", "This page is made of frames: {places}. Clip that page instead."),
    ("made_of_frames", "This page is made of frames: {places}. Clip the one with the text instead."),
    ("text_in_frame", "The text of this page stands in a frame: {places}. Clip that page instead."),
    (
        "text_in_frame",
        "The text of this page stands in a frame: {places}. Clip the one with the text instead.",
    ),
    (
        "no_further_page",
        "No further page of this article is known. Open the next page in a browser, and paste the whole text.",
    ),
    ("more_pages", "The article has more than {count} pages; these were fetched."),
    ("file_not_written", "The file could not be written: {why}. Choose another folder, or free some space."),
    ("library_busy", "Another program is writing in this library. Try again in a moment."),
    ("disk_silent", "The disk did not answer as it should. Check the disk, then try again."),
    ("disk_failed", "The disk did not answer as it should: {why}. Check the disk, then try again."),
    ("clip_stopped", "You stopped this clip before it was read."),
    ("clip_fault", "Clipdesk could not read this page. That is a fault of ours."),
)
WAITS = re.compile(r"(?P<answer>.+), and asks to wait (?P<wait>\d+ \w+)\. Try again in (?P=wait)\.")
SPANS = {"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days"}
KINDS = {
    "a PDF file": "pdf_file",
    "a packed file": "packed_file",
    "a picture": "picture_file",
    "a picture or a sound": "picture_or_sound_file",
    "a sound recording": "sound_file",
    "a video": "video_file",
    "a film": "film_file",
    "a program": "program_file",
    "a font": "font_file",
    "data for programs": "program_data_file",
    "a news feed": "feed_file",
    "an office document": "office_file",
    "an electronic book": "book_file",
    "program code": "script_file",
    "a style sheet": "style_sheet_file",
    "a table": "table_file",
    "a calendar entry": "calendar_file",
    "a file of an unknown kind": "unknown_file",
}
REASONS = {
    "end mark": "end_mark",
    "newsletter line": "newsletter",
    "related stories": "related",
    "share bar": "share",
    "age notice": "age",
    "call for contact": "tip",
    "advertisement": "advert",
    "picture credit": "credit",
    "byline": "byline",
    "date line": "date",
    "comments": "comments",
    "cookie notice": "cookie",
    "subscription line": "subscribe",
    "copyright line": "copyright",
    "reading time": "reading_time",
    "tags": "tags",
    "menu": "menu",
    "player": "audio",
    "placeholder": "held_back",
    "repeated headline": "headline",
    "repeated standfirst": "standfirst",
    "after the end mark": "after_end",
    "page number": "page_number",
    "pull quote": "pull_quote",
    "said twice": "copy",
    "before the article": "before_article",
    "after the end of the article": "after_article",
    "unlike the text around it": "unlike_around",
    "notice": "notice",
    "about the author": "about_author",
    "footer": "footer",
    "another article": "other_article",
    "outside the article": "outside",
    "repeated on each page": "on_each_page",
    "leads to another page": "to_other_page",
}
Known = list[tuple[str, re.Pattern[str]]]
NUMBERS = {"count", "mebibytes"}


def step(db: Database) -> None:
    """Put codes in their places."""
    known: Known = []
    for table in ("article", "capture"):
        rows = db.execute(f"SELECT id, problem FROM {table} WHERE problem <> ''").fetchall()
        if rows and not known:
            known = [(code, _pattern(words)) for code, words in SENTENCES]
        for row_id, words in rows:
            kept = json.dumps(coded(words, known), ensure_ascii=False, separators=(",", ":"))
            db.execute(f"UPDATE {table} SET problem = ? WHERE id = ?", [kept, row_id])
    for (row_id,) in db.execute("SELECT id FROM version").fetchall():
        data = db.execute("SELECT blocks FROM version WHERE id = ?", [row_id]).fetchone()[0]
        if (anew := with_codes(data)) is not None:
            db.execute("UPDATE version SET blocks = ? WHERE id = ?", [anew, row_id])


def coded(words: str, known: Known) -> dict[str, Any]:
    """A sentence as its code and facts."""
    waits = WAITS.fullmatch(words)
    if waits:
        answer = next(_fitting(f"{waits['answer']}.", known, advised=False), None)
        number, unit = waits["wait"].split()
        if answer is not None and (span := SPANS.get(unit.removesuffix("s"))):
            wait = {"code": span, "count": int(number)}
            return {"code": "asked_to_wait", "answer": answer, "wait": wait}
    return next(_fitting(words, known, advised=True), {"code": "verbatim", "words": words})


def _fitting(words: str, known: Known, *, advised: bool) -> Iterator[dict[str, Any]]:
    for code, pattern in known:
        found = pattern.fullmatch(words)
        if found and (advised or found["advice"] is None):
            facts = {name: fact for name, fact in found.groupdict().items() if name != "advice"}
            if "kind" not in facts or facts["kind"] in KINDS:
                yield {"code": code, **{name: _fact(name, fact) for name, fact in facts.items()}}


def _pattern(words: str) -> re.Pattern[str]:
    """What such a sentence looks like, with its advice or without; a fact that comes again has to be the same."""
    seen: set[str] = set()

    def part(name: str) -> str:
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    def spelled(text: str) -> str:
        parts = re.split(r"\{(\w+)\}", text)
        return "".join(part(one) if n % 2 else re.escape(one) for n, one in enumerate(parts))

    sentence, dot, advice = words.partition(". ")
    return re.compile(f"{spelled(sentence + dot.rstrip())}(?P<advice> {spelled(advice)})?", re.DOTALL)


def _fact(name: str, fact: str) -> object:
    if name in NUMBERS:
        return int(fact.replace(",", ""))
    if name == "time":
        number, _, unit = fact.partition(" ")
        return {"code": SPANS.get(unit.removesuffix("s"), unit), "count": float(number)}
    return {"code": KINDS[fact]} if name == "kind" else fact


def with_codes(data: bytes) -> bytes | None:
    """Packed blocks with codes for reasons; None where there are none, or what is kept is none of ours."""
    try:
        blocks = json.loads(unpacked(data))
        dropped = [block for block in blocks if block[3]]
    except (ValueError, TypeError, LookupError):
        return None  # damaged: `doctor` says so
    for block in dropped:
        block[3] = REASONS.get(block[3]) or f"verbatim:{block[3]}"
    return packed(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode()) if dropped else None
