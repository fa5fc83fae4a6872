"""Blocks of which some are kept come in; breadcrumb, byline and date over and under the text leave dropped."""

from __future__ import annotations

import re

from app.clip.clutter import MONTH, WEEKDAY
from app.clip.facts.metadata import Facts
from app.clip.page.blocks import Candidate
from app.clip.select.gaps import is_prose
from app.domain.codes.pages import Reason

# A longer line says more than who and when.
LONGEST = 180
# Blocks behind the last paragraph that may still say who wrote it.
BEHIND = 3
BETWEEN = re.compile(r"\s*[>›»/|→\\]\s*|\s*\n\s*")
LONGEST_STEP = 30
FEWEST_STEPS = 2
ONLY_LINKS = 0.9
# What stands beside names and days in such a line, in the languages of the press.
WORDS = re.compile(
    r"\b(?:by|von|par|por|di|door|av|af|and|und|et|y|e|en|och|og|with|mit|avec|con|com|met|the|at|um|à|a|le|la|el|am|on|den|de|"
    r"published|updated|posted|modified|first|last|veröffentlicht|aktualisiert|erstellt|stand|publié|publiée|mis|mise|jour|modifié|"
    r"publicado|publicada|actualizado|actualizada|atualizado|atualizada|pubblicato|aggiornato|gepubliceerd|bijgewerkt|oppdatert|publisert|"
    r"uhr|h|am|pm|a\.m|p\.m|min|read|lesezeit|minutes?|minuten|mins|ago|utc|gmt|bst|[a-z]?[cem]e?[sd]?t|ist|jst|"
    r"senior|staff|chief|special|political|business|sports?|tech(?:nology)?|science|"
    r"reporter(?:in)?|writer|editor|correspondent|korrespondent(?:in)?|redakteur(?:in)?|redacteur|journalist(?:e|in)?|contributor|author|autor(?:in)?|"
    r"text|photos?|fotos?|story|words)\b",
    re.IGNORECASE,
)
TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b|\d年")
LETTERS = re.compile(r"[^\W\d_]+")


def drop_head_lines(blocks: list[Candidate], facts: Facts) -> None:
    """Take out lines that only say where, who or when, before the first paragraph and right behind the last."""
    prose = [number for number, block in enumerate(blocks) if block.kept and is_prose(block)]
    if not prose:
        return
    ahead = blocks[: prose[0]]
    behind = [block for block in blocks[prose[-1] + 1 :] if block.kept][:BEHIND]
    for block in (*ahead, *behind):
        if block.kept and block.key and not block.caption and _is_breadcrumb(block):
            block.kept, block.reason = False, Reason.MENU
    for block in (*ahead, *behind):
        if block.kept and not block.caption and (reason := _who_or_when(block.text, facts)):
            block.kept, block.reason = False, reason


def _is_breadcrumb(block: Candidate) -> bool:
    """Tell whether a line is a row of short steps, most of them links."""
    if len(block.text) > LONGEST or block.link_share < 0.4:
        return False
    if block.link_share > ONLY_LINKS:
        links = ["".join(link.itertext()).strip() for link in block.element.iter("a")]
        return len(links) >= FEWEST_STEPS and all(len(link) <= LONGEST_STEP for link in links)
    steps = [step for step in BETWEEN.split(block.text) if step]
    return len(steps) >= FEWEST_STEPS and all(len(step) <= LONGEST_STEP for step in steps[:-1])


def _who_or_when(text: str, facts: Facts) -> str:
    """Say what a line is that holds nothing but the names of the authors, the publication and a time."""
    if len(text) > LONGEST:
        return ""
    left = text
    for name in sorted(facts.authors, key=len, reverse=True):
        left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
    named = left != text
    for name in (facts.publication, facts.section):
        if name and (named or TIME.search(text) or YEAR.search(text)):
            left = re.sub(re.escape(name), " ", left, flags=re.IGNORECASE)
    dated = bool(YEAR.search(left) or TIME.search(left))
    if not named and not dated:
        return ""
    left = WEEKDAY.sub(" ", MONTH.sub(" ", WORDS.sub(" ", left)))
    if LETTERS.search(left.replace("年", "").replace("月", "").replace("日", "")):
        return ""
    return Reason.BYLINE if named else Reason.DATE
