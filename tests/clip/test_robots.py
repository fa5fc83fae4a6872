"""A site's robots.txt: what it lets Clipdesk look at by itself, as the standard has it, and how long it asks to wait."""

from __future__ import annotations

import pytest

from app.domain.follow.watch import Robots
from tests.clip.fetching import fetcher, never
from tests.site import Reply, serve

YES, NO, UNKNOWN = Robots.ALLOWED, Robots.DISALLOWED, Robots.UNKNOWN
ALL = "User-agent: *\n"

RULES = [
    ("nothing", "", "/ferry", YES),
    ("a web page instead", "<!doctype html><p>Not: here", "/ferry", YES),
    ("an empty rule", f"{ALL}Disallow:\n", "/ferry", YES),
    ("everything", f"{ALL}Disallow: /\n", "/ferry", NO),
    ("a folder", f"{ALL}Disallow: /drafts/\n", "/drafts/ferry", NO),
    ("another folder", f"{ALL}Disallow: /drafts/\n", "/ferry", YES),
    ("words of any case, and room around the colon", "USER-AGENT : *\nDISALLOW : /ferry\n", "/ferry", NO),
    ("the lines of Windows", "User-agent: *\r\nDisallow: /ferry\r\n", "/ferry", NO),
    ("a byte order mark", f"\ufeff{ALL}Disallow: /ferry\n", "/ferry", NO),
    ("an empty line inside a group", f"{ALL}\nDisallow: /ferry\n", "/ferry", NO),
    ("two groups for all", f"{ALL}Disallow: /crane\n\n{ALL}Disallow: /ferry\n", "/ferry", NO),
    ("two names over one group", "User-agent: other\nUser-agent: clipdesk\nDisallow: /ferry\n", "/ferry", NO),
    ("another's group", "User-agent: other\nDisallow: /\n", "/ferry", YES),
    ("our own group in place of everybody's", f"{ALL}Disallow: /\n\nUser-agent: Clipdesk\nDisallow: /b\n", "/ferry", YES),
    ("the longer rule counts, whichever comes first", f"{ALL}Disallow: /\nAllow: /news/\n", "/news/ferry", YES),
    ("the longer rule forbids", f"{ALL}Allow: /news/\nDisallow: /news/old/\n", "/news/old/ferry", NO),
    ("a star inside", f"{ALL}Disallow: /*/print\n", "/ferry/print", NO),
    ("a star before a parameter", f"{ALL}Disallow: /*?print=\n", "/ferry?print=1", NO),
    ("an end", f"{ALL}Disallow: /*.pdf$\n", "/ferry.pdf", NO),
    ("more behind the end", f"{ALL}Disallow: /*.pdf$\n", "/ferry.pdf.html", YES),
    ("letters that the address writes as escapes", f"{ALL}Disallow: /fähre\n", "/f%C3%A4hre", NO),
    ("a remark", f"{ALL}Disallow: /ferry # not yet\n", "/ferry", NO),
]  # fmt: skip

DELAYS = [
    ("none", ALL, 0.0),
    ("whole seconds", f"{ALL}Crawl-delay: 20\n", 20.0),
    ("parts of one", f"{ALL}Crawl-delay: 2.5\n", 2.5),
    ("a word", f"{ALL}Crawl-delay: soon\n", 0.0),
    ("backwards", f"{ALL}Crawl-delay: -5\n", 0.0),
    ("no number", f"{ALL}Crawl-delay: nan\n", 0.0),
    ("longer than a day's work", f"{ALL}Crawl-delay: 1e9\n", 3_600.0),
    ("for ever", f"{ALL}Crawl-delay: inf\n", 0.0),
]


def asked(reply: Reply, path: str) -> tuple[Robots, float]:
    with serve({"/robots.txt": reply}) as site:
        return fetcher().robots(site.url(path), never)


@pytest.mark.parametrize(("title", "text", "path", "says"), RULES, ids=[row[0] for row in RULES])
def test_the_rules_are_read_as_the_standard_has_them(title: str, text: str, path: str, says: Robots) -> None:
    assert asked(Reply(text.encode()), path)[0] is says, title


@pytest.mark.parametrize(("title", "text", "seconds"), DELAYS, ids=[row[0] for row in DELAYS])
def test_the_wait_that_is_asked_for_is_a_bounded_number(title: str, text: str, seconds: float) -> None:
    assert asked(Reply(f"{text}Disallow: /b\n".encode()), "/ferry")[1] == seconds, title


@pytest.mark.parametrize(
    ("status", "says"), [(404, YES), (410, YES), (403, YES), (429, UNKNOWN), (500, UNKNOWN), (503, UNKNOWN)]
)
def test_no_answer_is_not_a_no(status: int, says: Robots) -> None:
    assert asked(Reply(b"Disallow: /", status=status), "/ferry")[0] is says


def test_rules_made_to_cost_time_cost_little() -> None:
    stars = "".join(f"Disallow: /{'*a' * 60}*b{number}\n" for number in range(2_000))
    assert asked(Reply(f"{ALL}{stars}".encode()), f"/{'a' * 4_000}")[0] is YES
