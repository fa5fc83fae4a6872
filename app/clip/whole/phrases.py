"""A line of a page comes in, whether it says that the text goes on elsewhere goes out: tables of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The text goes on elsewhere: a whole line that says so. The second lot heads lists of other stories, too.
LEADS = (
    (r"(?:continue|keep) reading(?! (?:the main|below)\b)(?: .{1,60})?|(?:click|tap)(?: here)? to (?:read|continue)(?: reading| more| on| (?:the )?(?:full|whole|entire|rest)\b.{0,60})?|"
    r"(?:read|see|view|get) (?:the |this )?(?:full|whole|entire|complete|rest of (?:the|this)|remaining)(?: \w+)? ?(?:story|article|post|report|text|piece|interview|version|column|blog(?: post)?|release)(?:(?:,| here| at| on| in| from| via| by)\b.{0,70})?|"
    r"(?:read|view) (?:the )?(?:article|story) (?:at|on|in full)\b.{0,60}|full (?:story|article)(?: (?:here|at|on)\b.{0,40})?"),
    r"(?:hier )?weiterlesen(?: .{1,50})?|(?:den |zum |hier (?:den |zum )?)?(?:ganzen?|vollständigen?|kompletten?|gesamten) (?:artikel|text|beitrag|bericht|interview|story)(?: .{0,30})?|lesen sie (?:hier )?(?:weiter|den (?:ganzen|vollständigen|kompletten)).{0,50}",
    r"lire (?:la suite|l.article (?:complet|entier|en entier)|l.intégralité|l.intégrale)(?: .{1,50})?|(?:continuer|poursuivre)(?: à lire| la lecture| votre lecture)(?: .{1,40})?",
    r"(?:seguir|continuar|sigue|siga|continúa|continúe) leyendo(?: .{1,50})?|leer (?:el artículo|la nota|la noticia|el texto) complet[oa]|leer completo|(?:lee|lea) (?:el artículo|la nota) complet[oa].{0,40}",
    r"continua(?: a leggere| la lettura)?(?: .{1,40})?|leggi (?:l.articolo (?:completo|intero)|tutto l.articolo|il resto|tutto)(?: .{1,40})?|prosegui la lettura.{0,30}",
    r"lees (?:verder|(?:het|de) (?:hele|volledige) \w+)(?: .{1,40})?|verder lezen(?: .{1,30})?",
    r"continu(?:ar|e) (?:lendo|a ler|a leitura)(?: .{1,50})?|(?:ler|leia|lê) (?:o artigo complet|a matéria complet|o texto complet|a notícia complet|na íntegra|o artigo na íntegra|a íntegra)\w*.{0,40}",
    r"(?:läs|les|læs) (?:vidare|videre|hela \w+|hele \w+|resten)(?: .{1,40})?|(?:fortsätt|fortsett|fortsæt)(?: å| at| med at)? (?:läs|les|læs)\w*(?: .{1,40})?",
    r"czytaj dalej(?: .{1,40})?|(?:czytaj|przeczytaj) (?:całość|cały (?:artykuł|tekst)|resztę)(?: .{1,40})?",
    r"читать (?:далее|дальше|полностью)(?: .{1,40})?|читати (?:далі|повністю)|devamını oku\w*|okumaya devam.{0,20}|číst (?:dál|dále|celý článek)|pokračovat ve čtení|jatka lukemista|lue koko (?:juttu|artikkeli)",
    r"(?:この記事の|記事の)?(?:続き|つづき|全文)(?:を|は|へ).{0,16}|(?:继续|繼續)(?:阅读|閱讀)(?:全文)?|(?:点击)?(?:阅读|閱讀|查看|展开|展開)(?:全文|剩余全文|原文)|계속 읽기|전문 보기|기사 전문.{0,8}",
)  # fmt: skip
LEADS_OR_LISTS = (
    (r"(?:read|see|view|show|load|learn) more|more|mehr (?:lesen|anzeigen)|lire plus|voir plus|en savoir plus|(?:leer|ver|leé|lee) más|leggi(?: di più| ancora)?|lees meer|meer lezen|"
    r"(?:ler|leia|ver|saiba) mais|läs mer|les mer|læs mere|(?:czytaj|zobacz) więcej|lue lisää|もっと(?:読む|見る)|(?:阅读|閱讀|查看)更多|더 ?보기|читать"),
)  # fmt: skip

# A plea under a whole article speaks of that article too.

# To be looked for in small letters.
CONSENT = re.compile(
    r"cookies?\b|consent|privacy|personal(?:ised|ized) ad|tracking|partners?\b|legitimate interest|gdpr|einwilligung|datenschutz|zustimm\w+|personalisierte|widerruf\w*|werbung|"
    r"consentement|vie privée|traceurs|personnalisée?s?|consentimiento|privacidad\w*|consenso|informativa|finalità|toestemming|advertenties|samtycke|samtykke|zgod[ay]\b|prywatnoś\w+|同意|プライバシー|隐私"
)  # fmt: skip
# A box of the page's own making that stands in the place of a text, in the languages of the press and of its vendors.
NAMED = re.compile(
    r"(?:pay|reg|login|register|registration|content|member\w*|reader|article|email|access|cookie|abo|cmp|gdpr|ad|adblock|registro|suscri\w*|premium|bezahl)[-_]?(?:wall|gate|barrier|lock|schranke)|"
    r"(?:^|[^a-z])(?:wall|gate|gateway|barrier|barrera|barriera|locked|gated|muro|mur|nl-?gate|lock)(?:$|[^a-z])|piano|poool|evolok|tinypass|zephr|tp-container|meter(?:ed|ing)?(?:$|[^a-z])|compteur|"
    r"subscri(?:be|ber|ption)s?-?_?(?:only|offer|prompt|box)|paid-?_?(?:content|teaser)|premium-?_?(?:box|content|teaser|overlay|hinweis)|"
    r"open-?_?in-?_?app|app-?_?only",
    re.IGNORECASE,
)  # fmt: skip
EDGES = " \t\n.…»›>→➔➜⟶▸▶[]()«‹:-–—|↓"


def _any(lots: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lots)})", re.IGNORECASE)


LEAD, LEAD_OR_LIST = _any(LEADS), _any(LEADS_OR_LISTS)


def leads_on(text: str) -> bool:
    """Tell whether a whole line says that the text goes on elsewhere."""
    return bool(LEAD.fullmatch(text.strip(EDGES)))


def may_lead_on(text: str) -> bool:
    """The same of a line that may just as well head a list of other stories."""
    return bool(LEAD_OR_LIST.fullmatch(text.strip(EDGES)))
