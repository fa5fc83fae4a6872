"""A page is doubted where its text breaks off, ends at a wall, or is a list, and not for what stands beside a whole article."""

from __future__ import annotations

import pytest

from app.clip.extract import extract
from app.domain.article.extraction import Doubt
from app.domain.article.page import How, Page
from tests.libraries import START

PARAGRAPHS = (
    "The island ferry will run again from the first of May, the harbour board decided on Wednesday after a winter of repairs.",
    "“We lost a whole season and nobody has told us who pays,” said Imre Valk, who owns the hotel above the pier.",
    "The board puts the cost of the repairs at 310,000 crowns, of which the town pays a third this year and a third next year.",
    "Two pilots have left the company since the winter, and a third has given notice, according to the union of the pilots.",
    "Valk wants the board to publish the survey of the hull, which he says was finished before Christmas and never shown.",
    "The first boat leaves at six in the morning, and tickets will cost what they cost in the last year before the repairs.",
)
NEWSLETTER = (
    '<div class="box"><p>Sign up for our newsletter and get the best of the coast every Friday.</p></div>'
)
PROMISE = "<div><h3>Subscribe now</h3><p>Read every story in full, from 4 a month.</p></div>"
THANKS = "<p>This story is free to read thanks to our members. Become a member today.</p>"
TALK = "<div><h3>Join the discussion</h3><p>This conversation is for subscribers only. Log in to comment.</p></div>"
OTHERS = (
    "<div><h3>Continue reading</h3>"
    + "".join(
        f'<p><a href="/{n}">The harbour board and its {n} old boats, in pictures</a></p>' for n in range(4, 8)
    )
    + "</div>"
)
HEADER = '<header><a href="/login">Log in</a> <a href="/subscribe">Subscribe from 4 a month</a></header>'
WALL = (
    "<div><h3>This article is for subscribers</h3><p>To continue reading, choose a subscription.</p>"
    "<p>Already a subscriber? Log in</p></div>"
)
GERMAN = (
    "Die Fähre zur Insel fährt ab dem ersten Mai wieder, beschloss der Hafenrat am Mittwoch nach einem Winter voller Arbeiten.",
    "„Wir haben eine ganze Saison verloren, und niemand sagt uns, wer das bezahlt“, sagte Imre Valk, dem das Hotel gehört.",
    "Der Rat schätzt die Kosten der Arbeiten auf 310.000 Kronen, von denen die Stadt in diesem Jahr ein Drittel übernimmt.",
)
KOREAN = (
    "섬으로 가는 배가 오월 첫날부터 다시 다닌다고 항구 위원회가 수요일에 밝혔다. 수리에는 겨울 한철이 꼬박 걸렸고 그동안 주민들은 버스를 탔다.",
    "부두 위에서 여관을 하는 임레 씨는 한 철을 통째로 잃었는데 누가 돈을 내는지 아무도 말해 주지 않는다고 했다. 그는 조사 결과를 알려 달라고 했다.",
    "위원회는 수리비의 삼분의 일을 올해 읍에서 내고 나머지는 내년과 그다음 해에 나누어 낸다고 설명했다. 첫 배는 아침 여섯 시에 떠난다.",
)


def page(
    *paragraphs: str, before: str = "", after: str = "", head: str = "", end: str = "</body></html>"
) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Ferry to run again</title>{head}</head><body>{before}<article>"
        f"<h1>Ferry to run again</h1>{body}{after}</article>{end}"
    ).encode()


def data(**fields: object) -> str:
    import json

    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferry to run again",
        **fields,
    }
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


CASES = [
    ("a whole article", page(*PARAGRAPHS), ()),
    ("a newsletter below a whole article", page(*PARAGRAPHS, after=NEWSLETTER), ()),
    ("a promise of everything below a whole article", page(*PARAGRAPHS, after=PROMISE), ()),
    ("thanks to members below a whole article", page(*PARAGRAPHS, after=THANKS), ()),
    ("a comment section for subscribers", page(*PARAGRAPHS, after=TALK), ()),
    ("other stories under a heading that leads on", page(*PARAGRAPHS, after=OTHERS), ()),
    ("a question and a price", page(*PARAGRAPHS, after="<h3>Want to see the rest?</h3><p>Subscribe from 4 a month.</p>"), (Doubt.WALL,)),
    ("a French wall of five words", page(*PARAGRAPHS, after="<p>Ce contenu est payant.</p>"), (Doubt.WALL,)),
    ("a Dutch one", page(*PARAGRAPHS, after="<p>Dit verhaal is voor abonnees.</p>"), (Doubt.WALL,)),
    ("a Portuguese one", page(*PARAGRAPHS, after="<p>Este conteúdo é para assinantes.</p>"), (Doubt.WALL,)),
    ("a log-in in the header of a whole article", page(*PARAGRAPHS, before=HEADER), ()),
    ("a whole article that is not free", page(*PARAGRAPHS, head=data(isAccessibleForFree=False)), ()),
    ("as many letters as a Korean page says", page(*KOREAN, head=data(wordCount=sum(len(words) for words in KOREAN))), ()),
    ("a third of the letters that a Korean page says", page(*KOREAN, head=data(wordCount=3 * sum(len(words) for words in KOREAN))), (Doubt.SHORT,)),
    ("as long as the page says", page(*PARAGRAPHS, head=data(wordCount=130)), ()),
    ("a wall", page(*PARAGRAPHS[:3], after=WALL), (Doubt.WALL,)),
    ("a wall beside what every page has", page(*PARAGRAPHS[:3], before=HEADER, after=WALL + NEWSLETTER), (Doubt.WALL,)),
    ("a wall in German", page(*GERMAN, after="<div><p>Weiterlesen mit KüstePlus</p><p>Jetzt testen und den ganzen Artikel lesen.</p>"
     "<p>Sie haben schon ein Abo? Hier anmelden</p></div>"), (Doubt.WALL, Doubt.MORE)),
    ("a link to go on", page(*PARAGRAPHS[:3], after='<p><a href="/full">Continue reading</a></p>'), (Doubt.MORE,)),
    ("far shorter than the page says", page(*PARAGRAPHS[:3], head=data(wordCount=900)), (Doubt.SHORT,)),
    ("far shorter than the text in its data", page(*PARAGRAPHS[:2], head=data(articleBody=" ".join(PARAGRAPHS * 2))), (Doubt.SHORT,)),
    ("broken off in a sentence", page(*PARAGRAPHS[:4], PARAGRAPHS[4][:90]), (Doubt.CUT,)),
    ("bytes that end in a sentence", page(*PARAGRAPHS).partition(b"was finished")[0], (Doubt.CUT,)),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "doubts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_page_is_doubted_for_what_it_shows(raw: bytes, doubts: tuple[Doubt, ...]) -> None:
    found = extract(Page(raw, How.FETCH, START, "https://quay.example/1", content_type="text/html"))
    assert found.doubts == doubts
    assert found.page_words >= found.word_count > 0


PASTES = [
    ("a whole text", "\n\n".join(PARAGRAPHS), ()),
    ("a text that breaks off", "\n\n".join([*PARAGRAPHS[:4], PARAGRAPHS[4] + PARAGRAPHS[5][:60]]), (Doubt.CUT,)),
    ("a text with a wall below", "\n\n".join([*PARAGRAPHS[:3], "Subscribe to continue reading this article."]), (Doubt.WALL,)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doubts"), [case[1:] for case in PASTES], ids=[case[0] for case in PASTES])
def test_a_pasted_text_is_doubted_where_its_last_lines_tell(text: str, doubts: tuple[Doubt, ...]) -> None:
    page = Page(text.encode(), How.PASTE, START, content_type="text/plain; charset=utf-8")
    assert extract(page).doubts == doubts
