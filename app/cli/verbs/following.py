"""The verbs check, watch, changes and versions: articles in; what became of their pages and marks out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from app import wording
from app.cli.arguments import Argument, Option, WrongUse
from app.cli.desk import DONE, FAILED, NOTHING_FOUND, AsJson, Desk, LibraryOption, OneArticle, stoppable
from app.cli.finding import EVERYTHING, NothingFound, article_of, short
from app.cli.screen import flat
from app.domain.clip import ClipRequest
from app.domain.errors import Cancelled, KnownError
from app.domain.follow.alert import Checked, Finding
from app.domain.listing import ArticleFilter, Order
from app.domain.steps import Steps, Watcher, run_here
from app.domain.tag import tag_id

if TYPE_CHECKING:
    from app.domain.article.article import Article
    from app.services.record import Services

TICK_S = 0.5

Articles = Annotated[
    list[str] | None,
    Argument(metavar="[ARTICLE...]", help="Each by its id, the id's beginning or end, or title words."),
]
Tag = Annotated[str, Option(metavar="NAME", help="Every article with this tag, or one below it.")]
AllowHosts = Annotated[
    Sequence[str],
    Option("--allow-host", metavar="HOST", help="A host inside your network that may be fetched."),
]


def _wanted(services: Services, typed: Sequence[str], tag: str) -> list[Article]:
    found = [article_of(services, one) for one in typed]
    if tag:
        narrow = ArticleFilter(tag_id=tag_id(tag))
        found += services.articles.page(narrow, Order.NEWEST, 0, EVERYTHING)
    if not found:
        raise WrongUse("Name articles, or a tag with `--tag`.")
    return list({article.id: article for article in found}.values())


def _tell(desk: Desk, title: str, checked: Checked, *, as_json: bool) -> None:
    if as_json:
        desk.screen.json(checked)
    else:
        changed = "changed. " if checked.finding is Finding.CHANGED else ""
        desk.screen.line(
            f"{flat(title)} ({short(checked.article_id)}): {changed}{flat(wording.news(checked))}"
        )


def check(
    desk: Desk,
    articles: Articles = None,
    tag: Tag = "",
    file: Annotated[
        Path | None, Option("--file", metavar="FILE", help="A newer copy of the page, saved as a file.")
    ] = None,
    allow_host: AllowHosts = (),
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Look at pages again: what changed, and what became of the marks."""
    code = DONE
    with desk.open_services(library, allow_hosts=allow_host) as services, stoppable() as stop:
        found = _wanted(services, articles or (), tag)
        if file is not None and len(found) > 1:
            raise WrongUse("A file is a newer copy of one article: name that one.")
        request = ClipRequest(path=file) if file is not None else None
        with desk.screen.progress("Checking", len(found)) as bar:
            for article in found:
                bar.say(article.title)
                steps = services.checks.steps(article.id, Watcher(stop=stop), request)
                if _looked(desk, article, steps, as_json=as_json) is not None:
                    code = FAILED
                bar.step()
    return code


def join(
    desk: Desk,
    articles: Articles = None,
    allow_host: AllowHosts = (),
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Fetch the further pages of articles that have several, and join them to one text."""
    code = DONE
    with desk.open_services(library, allow_hosts=allow_host) as services, stoppable() as stop:
        for article in _wanted(services, articles or (), ""):
            steps = services.checks.join(article.id, Watcher(stop=stop))
            if _looked(desk, article, steps, as_json=as_json) is not None:
                code = FAILED
    return code


def _looked(desk: Desk, article: Article, steps: Steps[Checked], *, as_json: bool) -> str | None:
    """Look at one article and say what came of it; the sentence for what went wrong, if anything did."""
    try:
        checked = run_here(steps)
    except Cancelled:
        raise
    except KnownError as error:
        if as_json:
            desk.screen.json({"article_id": article.id, "error": str(error)})
        desk.screen.warn(f"{flat(article.title)}: {error}")
        return str(error)
    _tell(desk, article.title, checked, as_json=as_json)
    failed = checked.finding is Finding.FAILED or (checked.finding is Finding.PAGE and checked.sentence)
    return wording.news(checked) if failed else None


def watch(
    desk: Desk,
    articles: Articles = None,
    tag: Tag = "",
    stop_watching: Annotated[bool, Option("--stop", help="Watch these articles no more.")] = False,
    once: Annotated[bool, Option("--once", help="Look once at every watched page whose turn it is.")] = False,
    allow_host: AllowHosts = (),
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """Watch articles, or list those that are watched; with `--once` do one round."""
    if once and (articles or tag or stop_watching):
        raise WrongUse("`--once` looks at every watched page whose turn it is: name no articles.")
    with desk.open_services(library, allow_hosts=allow_host) as services, stoppable() as stop:
        if once:
            return _round(desk, services, stop, as_json=as_json)
        if articles or tag:
            found = _wanted(services, articles or (), tag)
            ids = [article.id for article in found]
            if stop_watching:
                services.watches.stop(ids)
            else:
                services.watches.start(ids)
        _list_watches(desk, services, as_json=as_json)
    return DONE


def _list_watches(desk: Desk, services: Services, *, as_json: bool) -> None:
    watches = services.watches.all()
    for one in watches:
        if as_json:
            desk.screen.json(one)
            continue
        title = flat(services.articles.get(one.article_id).title)
        when = f"next look {one.next_at:%Y-%m-%d %H:%M} UTC" if one.next_at else "ended"
        desk.screen.line(f"{short(one.article_id)}  {title} · {when} · {wording.ROBOTS[one.robots]}")
    if not watches and not as_json:
        desk.screen.warn("No article is watched. `clipdesk watch ARTICLE` begins.")


def _round(desk: Desk, services: Services, stop: Callable[[], bool], *, as_json: bool) -> int:
    """Look at every page whose turn it is, host by host and never in a burst."""
    code, looked = DONE, set[str]()
    while not stop():
        due = [one for one in services.watches.due() if one.article_id not in looked]
        for one in due:
            looked.add(one.article_id)
            article = services.articles.get(one.article_id)
            steps = services.watches.steps(one.article_id, Watcher(stop=stop))
            if _looked(desk, article, steps, as_json=as_json) is not None:
                code = FAILED
        if not due and services.watches.pause_until() is None:
            break
        if not due:
            time.sleep(TICK_S)
    if not looked and not as_json:
        desk.screen.warn("No watched page has its turn yet.")
    return code


def changes(
    desk: Desk,
    every: Annotated[bool, Option("--all", help="Also those that were looked at.")] = False,
    library: LibraryOption = None,
    as_json: AsJson = False,
) -> int:
    """List what changed on pages: what you marked first."""
    with desk.reading(library) as services:
        found = [alert for alert in services.alerts.inbox() if every or not alert.seen]
    for alert in found:
        if as_json:
            desk.screen.json(alert)
        else:
            when = f"{alert.created_at.astimezone():%Y-%m-%d %H:%M}"
            desk.screen.line(
                f"{when}  {alert.kind:<8}  {flat(alert.article_title)} · {flat(wording.news(alert))}"
            )
    if not found and not as_json:
        desk.screen.warn("Nothing new. `--all` shows what was looked at.")
    return DONE


def versions(desk: Desk, article: OneArticle, library: LibraryOption = None, as_json: AsJson = False) -> int:
    """List every look at an article's page: its receipts."""
    with desk.reading(library) as services:
        try:
            found = article_of(services, " ".join(article))
        except NothingFound as error:
            desk.screen.warn(str(error))
            return NOTHING_FOUND
        looks = services.versions.captures(found.id)
        numbers = {one.id: one.number for one in services.versions.of_article(found.id)}
    for look in looks:
        if as_json:
            facts: dict[str, Any] = asdict(look)
            desk.screen.json(
                {**facts, "version": numbers.get(look.version_id), "verdict": wording.verdict(look)}
            )
            continue
        which = f"version {numbers[look.version_id]}" if look.version_id in numbers else "no text"
        share = f", {look.share:.0%} of the page's words" if look.page_words else ""
        parts = [
            f"{look.created_at.astimezone():%Y-%m-%d %H:%M}",
            wording.HOW[look.how] + (f", status {look.status}" if look.status else ""),
            which,
            wording.FINDINGS[look.finding],
            f"{look.words} words{share}",
            wording.verdict(look),
        ]
        desk.screen.line(" · ".join(flat(part) for part in parts))
    return DONE
