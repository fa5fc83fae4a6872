"""A wall is known by what it speaks of, where it stands and how the page names it; its words do not stay in the text."""

from __future__ import annotations

import json

import pytest

from app.clip.extract import extract
from app.clip.whole.cuts import breaks_off
from app.domain.article.extraction import Doubt, Extraction
from app.domain.article.page import How, Page
from tests.clip.whole.test_whole import NEWSLETTER, PARAGRAPHS, THANKS, page
from tests.libraries import START

SHOWN = PARAGRAPHS[:4]
SCRAMBLED = "Uif cpbse xbout up qvcmjti uif tvswfz pg uif ivmm, xijdi if tbzt xbt gjojtife cfgpsf uif foe pg uif zfbs."


def clip(raw: bytes) -> Extraction:
    return extract(Page(raw, How.FETCH, START, "https://quay.example/1", content_type="text/html"))


def part(selector: str) -> str:
    """Linked data that call an article, and a part of it, not free."""
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "isAccessibleForFree": False,
        "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": selector},
    }
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


# What it is, the wall, and words of it that must not stay.
IN_WORDS = [
    ("a share that is left", "<div><b>62 % of this article remaining</b><a href='/p'>Go on with Quay+</a></div>", "remaining"),
    ("a share that was read, in French", "<p>Vous avez lu 30 % de cet article.</p>", "Vous avez"),
    ("a share that is left, in German", "<div><span>Noch 48&nbsp;% des Artikels</span> <a href='/p'>Weiter mit Kai+</a></div>", "Noch 48"),
    ("an account", "<section><h3>Read on for free</h3><p>Create an account, it takes a minute.</p></section>", "account"),
    ("a field for an address", "<form class='regwall'><h3>Read on for free</h3><input type='email' placeholder='Your address'><button>Continue</button></form>", "Read on"),
    ("a letter to be ordered first", "<form><p>Pour lire la suite, inscrivez-vous à notre lettre du matin.</p><input type='email'><button>Je lis</button></form>", "lettre"),
    ("a blocker to be switched off", "<div><p>Bitte schalten Sie Ihren Adblocker ab, um weiterzulesen.</p></div>", "Adblocker"),
    ("an app", "<div class='open-in-app'><a href='/app'>Continua nell’app</a></div>", "Continua"),
    ("another region", "<div><p>The rest of this content is not available in your region.</p></div>", "region"),
    ("an age", "<div><p>Este contenido es solo para mayores de 18 años</p><p>Confirmar mi edad</p></div>", "mayores"),
    ("free articles that are used up", "<div><p>You have read all your free articles this month.</p><p>Subscribe for 2 a week.</p></div>", "free articles"),
    ("a member, in Thai", "<div><p>สมัครสมาชิกเพื่ออ่านต่อ</p><a href='/in'>เข้าสู่ระบบ</a></div>", "สมาชิก"),
    ("for members, in Thai", "<div><p>บทความนี้สำหรับสมาชิกเท่านั้น</p></div>", "สมาชิก"),
    ("a member, in Japanese", "<div><p>会員になると続きを読むことができます</p><a href='/in'>ログイン</a></div>", "会員"),
    ("a log-in, in Chinese", "<div><p>登录后查看完整内容</p></div>", "登录"),
    ("a log-in, in Korean", "<div><p>로그인하고 전체 기사를 읽어 보세요</p></div>", "로그인"),
    ("the printed edition", "<p><em>Lea la información completa en la edición impresa de hoy.</em></p>", "impresa"),
    ("a survey", "<div><p>Answer one question to continue reading this article.</p></div>", "Answer"),
    ("its own box, with much to say", ("<div class='paywall'><h2>Questo contenuto è riservato agli abbonati</h2><p>Con il tuo abbonamento leggi tutti gli articoli, l’archivio "
     "e le lettere dei nostri corrispondenti, ogni giorno e su tutti i tuoi schermi.</p><p>1 € al mese per 3 mesi, poi 6 € al mese</p><p>Sei già abbonato? Accedi</p></div>"), "abbonat"),
]  # fmt: skip


@pytest.mark.parametrize(("wall", "word"), [one[1:] for one in IN_WORDS], ids=[one[0] for one in IN_WORDS])
def test_a_wall_in_words_is_known_and_its_words_go(wall: str, word: str) -> None:
    found = clip(page(*SHOWN, after=wall))
    assert Doubt.WALL in found.doubts
    assert word not in found.text
    assert SHOWN[-1] in found.text


CONSENT = (
    "<div role='dialog' aria-modal='true'><h2>Read the Quay with advertising, or without</h2><p>Accept cookies and tracking, or read "
    "without advertising for 3 € a month.</p><button>Accept</button></div>"
)
BLOCKED = (
    "<div class='adb is-open'><h2>You use an ad blocker</h2><p>Please turn it off for this site.</p></div>"
)


@pytest.mark.parametrize("layer", [CONSENT, BLOCKED])
def test_a_dialogue_at_the_end_of_the_page_is_looked_at(layer: str) -> None:
    found = clip(page(*SHOWN, end=f"<footer>The Quay</footer>{layer}</body></html>"))
    assert Doubt.WALL in found.doubts
    assert "cookies" not in found.text


def test_a_dialogue_that_waits_out_of_sight_is_none() -> None:
    hidden = CONSENT.replace("<div ", "<div style='display:none' ", 1)
    assert clip(page(*PARAGRAPHS, end=f"{hidden}</body></html>")).doubts == ()


WITHOUT_WORDS = [
    ("a part called not free, and empty", part(".rest"), "<div class='rest'></div>"),
    ("a part called not free, and missing", part(".rest"), ""),
    ("a box that the page calls locked", "", "<div class='premium-box' data-locked='true'><i></i></div>"),
    ("blurred letters", "", f"<div aria-hidden='true' style='filter:blur(5px)'><p>{SCRAMBLED}</p></div>"),
    ("letters without words", "", f"<p>{SCRAMBLED}</p>"),
    ("a fade over a slot", "", "<div style='height:9em;background:linear-gradient(rgba(255,255,255,0),#fff)'></div><div id='piano-offer'></div>"),
    ("a layer over the page", "", "<div id='cmp-wall' style='position:fixed;inset:0;background:#fff'></div>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "after"), [one[1:] for one in WITHOUT_WORDS], ids=[one[0] for one in WITHOUT_WORDS]
)
def test_a_wall_without_words_is_known(head: str, after: str) -> None:
    found = clip(page(*SHOWN, head=head, after=after))
    assert Doubt.WALL in found.doubts
    assert "uif" not in found.text


def test_a_box_that_shows_no_more_than_the_beginning_is_known() -> None:
    raw = page(*SHOWN).replace(b"<article>", b"<article style='max-height:40em; overflow:hidden'>")
    assert Doubt.WALL in clip(raw).doubts


BELOW_WHOLE = [
    ("a newsletter with a field", NEWSLETTER.replace("</p>", "</p><input type='email'>")),
    ("thanks to those who pay", THANKS),
    ("a call for gifts", "<div><p>We have no paywall. If you can, support us from 2 a month, or keep reading for free.</p></div>"),
    ("other stories, one of them for subscribers", ("<div><h3>Sigue leyendo</h3><p><span>Solo suscriptores</span></p><p><a href='/1'>La feria del libro vuelve al paseo del puerto</a></p>"
     "<p><a href='/2'>El club de remo suma otra medalla en el campeonato</a></p></div>")),
    ("who may comment", "<div><p>Seuls les abonnés peuvent réagir aux articles. Se connecter ou s’abonner.</p></div>"),
    ("words about walls", "<p>“To continue reading, subscribe” has become the most common sentence on such sites, the authors of the report write.</p>"),
    ("cookies without a price", "<div role='dialog'><p>We use cookies. Accept all, or choose.</p></div>"),
    ("an empty slot", "<div id='piano-inline'></div>"),
    ("a slot for advertising", "<div class='ad-slot ad-slot--premium-billboard' data-premium='true'></div>"),
    ("an app to be had", "<aside><p>Téléchargez gratuitement l’application et recevez nos alertes.</p></aside>"),
]  # fmt: skip


@pytest.mark.parametrize("after", [one[1] for one in BELOW_WHOLE], ids=[one[0] for one in BELOW_WHOLE])
def test_what_stands_below_a_whole_article_does_not_doubt_it(after: str) -> None:
    assert clip(page(*PARAGRAPHS, after=after)).doubts == ()


def test_a_part_called_not_free_that_is_there_to_read_proves_the_page_whole() -> None:
    raw = page(*PARAGRAPHS, head=part(".text"), after="<div id='piano-inline'></div>")
    assert clip(raw.replace(b"<article>", b"<article class='text'>")).doubts == ()


def test_an_article_as_long_as_the_page_counts_it_is_whole() -> None:
    node = {"@type": "NewsArticle", "headline": "Ferry to run again", "wordCount": 118}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    after = '<p><a href="/full">Continue reading</a></p>'
    assert clip(page(*PARAGRAPHS, head=head, after=after)).doubts == ()


CUTS = [
    ("a German noun", "Der Rat schätzt die Kosten auf 310.000 Kronen. Die Stadt übernimmt davon in diesem Jahr ein Drittel der Arbeiten", True),
    ("a small word", "The board wants the town to pay a third of it, and says that the", True),
    ("a word behind a sentence", "The boat leaves at six. Tickets will cost what they cost in the", True),
    ("a full stop", "The board wants the town to pay a third of it, and says that the survey is done.", False),
    ("an agency", "The board wants the town to pay a third of it this year and a third next year. PTI", False),
    ("a verb", "The board wants the town to pay a third of it. The mayor, who has read the survey, said on Wednesday that she fiel", True),
    ("a place", "The pier of the harbour at low tide, with the repaired ferry behind it, in Wester Quay, Maine", False),
    ("Japanese", "島のフェリーは五月一日から再び運航すると、港の委員会は水曜日に冬の修理を終えて決定したが、費用の三分の一を", True),
]  # fmt: skip


BEGUN = [
    ("Chinese", "委员会还说，码头的木板经过检查和修理之后还要", True),
    ("Korean", "위원회는 봄까지 고친다고 말했다. 부두의", True),
    ("a full stop", "委员会还说，码头的木板已经检查和修理完毕。", False),
    ("a credit", "本报记者王海，实习生李江，发自港口的报道", False),
    ("a line that is no sentence", "港口委员会星期三公布的新渡轮时刻表和票价", False),
]


@pytest.mark.parametrize(("text", "cut"), [one[1:] for one in BEGUN], ids=[one[0] for one in BEGUN])
def test_a_short_last_line_of_a_dense_script_is_a_begun_sentence(text: str, cut: bool) -> None:
    paragraph = "港口委员会星期三决定，开往小岛的渡轮从五月一日起重新运行，修理工程用了整整一个冬天。镇里今年承担三分之一的费用，明年再承担三分之一。"
    found = clip(page(*[paragraph.replace("三分", f"{n}分") for n in "四五六七"], text))
    assert (Doubt.CUT in found.doubts) is cut


@pytest.mark.parametrize(("text", "cut"), [one[1:] for one in CUTS], ids=[one[0] for one in CUTS])
def test_a_paragraph_breaks_off_where_its_last_sentence_does(text: str, cut: bool) -> None:
    assert breaks_off(text) is cut


def test_what_stands_behind_a_cut_does_not_hide_it() -> None:
    bio = "<p>Imre Valk has written about the harbour and its boats for the paper since 2011.</p>"
    found = clip(page(*PARAGRAPHS[:4], PARAGRAPHS[4][:-30], after=f"<div>{bio}</div>"))
    assert Doubt.CUT in found.doubts
