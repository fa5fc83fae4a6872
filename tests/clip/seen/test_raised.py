"""Signs set high or low come in; each reads as the note, the power, the fraction or the price that it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clip.seen.signs import Sign, lowered, raised
from tests.clip.seen.pages import html_of, read

NOTES = [
    ("figure with a comma", "cost 1,200<sup>3</sup> crowns", "cost 1,200[3] crowns"),
    ("figure with a point", "kostet 1.200<sup>3</sup> Kronen", "kostet 1.200[3] Kronen"),
    ("figure with a blank", "coûte 1 200<sup>3</sup> euros", "coûte 1 200[3] euros"),
    ("year with a link", 'since 1998<sup><a href="#n2">2</a></sup> and', "since 1998[2] and"),
    ("link round the sign", 'since 1998<a href="#n2"><sup>2</sup></a> and', "since 1998[2] and"),
    ("a link makes a note of a power", 'took 10<sup><a href="#n3">3</a></sup> people', "took 10[3] people"),
    ("a class makes a note of a power", 'took 10<sup class="footnote-ref">3</sup> people', "took 10[3] people"),
    ("percentage", "rose by 7%<sup>1</sup> in May", "rose by 7%[1] in May"),
    ("full stop and quotation mark", "“It is.”<sup>4</sup> He left.<sup>5</sup>", "“It is.”[4] He left.[5]"),
    ("several numbers", "the law<sup>1,2</sup> of the sea<sup>4–6</sup>", "the law[1,2] of the sea[4–6]"),
    ("letter", "the act<sup>a</sup> of Berlin<sup>b</sup>", "the act[a] of Berlin[b]"),
    ("name with a number", "Covid-19<sup>1</sup> at the G20<sup>4</sup>", "Covid-19[1] at the G20[4]"),
    ("sum of money", "costs $12<sup>3</sup> now, $19<sup>12</sup> million", "costs $12[3] now, $19[12] million"),
    ("brackets that are there", "said<sup>[3]</sup> and<sup>(4)</sup>", "said[3] and(4)"),
    ("signs that are no letters", "1,200<sup>*</sup> and 1,300<sup>†</sup>", "1,200* and 1,300†"),
    ("button", 'cost 1,200<button class="note">3</button> crowns', "cost 1,200[3] crowns"),
    ("link alone", 'cost 1,200<a href="#fn3">3</a> crowns', "cost 1,200[3] crowns"),
    ("link in brackets of the page", 'it fell [1-<a href="#ref3">3</a>] there', "it fell [1-3] there"),
    ("style", 'cost 1,200<span style="vertical-align: super">3</span> crowns', "cost 1,200[3] crowns"),
    ("place", 'cost 1,200<span style="position:relative;top:-.4em;font-size:70%">3</span> crowns', "cost 1,200[3] crowns"),
    ("height", 'cost 1,200<span style="vertical-align: 0.4em">3</span> crowns', "cost 1,200[3] crowns"),
    ("figure with a blank that holds", "coûte 1&nbsp;200<sup>3</sup> euros", "coûte 1\u00a0200[3] euros"),
    ("sentence with a figure of one digit", "born 1961<sup>2</sup>, in May 5<sup>3</sup>", "born 1961[2], in May 5[3]"),
    ("set apart", "it fell <sup>3</sup> there", "it fell [3] there"),
    ("the note itself", "<sup>1</sup>Average of five years", "[1] Average of five years"),
    ("after an index", "of CO<sub>2</sub><sup>4</sup> and", "of CO₂[4] and"),
    ("first powers are notes", "in 12<sup>1</sup> of 27 states", "in 12[1] of 27 states"),
    ("numbers in a row", "in 12<sup>1</sup> of 27<sup>2</sup> states, 14<sup>3</sup> of", "in 12[1] of 27[2] states, 14[3] of"),
    ("the number before is a note", "the law<sup>4</sup> costs $19<sup>05</sup> or 12<sup>5</sup>",
     "the law[4] costs $19.05 or 12[5]"),
]  # fmt: skip

POWERS = [
    ("ten", "10<sup>6</sup> bricks, 3 × 10<sup>9</sup> litres", "10⁶ bricks, 3 × 10⁹ litres"),
    ("below zero", "10<sup>-3</sup> and 10<sup>−9</sup>", "10⁻³ and 10⁻⁹"),
    ("two", "2<sup>32</sup> addresses", "2³² addresses"),
    ("units", "m<sup>2</sup>, 40 km<sup>2</sup>, 5 cm<sup>3</sup>/s, s<sup>-1</sup>", "m², 40 km², 5 cm³/s, s⁻¹"),
    ("other letters", "40 км<sup>2</sup>", "40 км²"),
    ("names", "E = mc<sup>2</sup>, x<sup>n+1</sup>, R<sup>2</sup>", "E = mc², xⁿ⁺¹, R²"),
    ("sums in brackets", "(1.05)<sup>10</sup>, (a+b)<sup>2</sup>", "(1.05)¹⁰, (a+b)²"),
    ("words in brackets are no sum", "(see there)<sup>2</sup>", "(see there)[2]"),
    ("no sign for it", "e<sup>x</sup> and 10<sup>6.5</sup> and 2<sup>n/k</sup>", "e^x and 10^(6.5) and 2^(n/k)"),
    ("ions and masses", "Ca<sup>2+</sup>, <sup>14</sup>C, SO<sub>4</sub><sup>2−</sup>", "Ca²⁺, ¹⁴C, SO₄²⁻"),
    ("degrees", "20<sup>o</sup>C and 20<sup>0</sup>C", "20°C and 20°C"),
    ("a small figure alone stays as it is seen", "950<sup>3</sup> crowns", "950³ crowns"),
]  # fmt: skip

INDEXES = [
    ("substances", "CO<sub>2</sub>, H<sub>2</sub>O, C<sub>6</sub>H<sub>12</sub>", "CO₂, H₂O, C₆H₁₂"),
    ("decimals", "PM<sub>2.5</sub>", "PM2.5"),
    ("letters", "x<sub>i</sub>, T<sub>max</sub>, a<sub>n+1</sub>", "x_i, T_max, a_(n+1)"),
    ("base", "log<sub>10</sub> x", "log₁₀ x"),
    ("words that are only small", "<sub>Photo: A. Berg</sub>", "Photo: A. Berg"),
]

PLAIN = [
    (
        "English ordinals",
        "1<sup>st</sup>, 2<sup>nd</sup>, 21<sup>st</sup>, 20<sup>th</sup>",
        "1st, 2nd, 21st, 20th",
    ),
    (
        "French ordinals",
        "1<sup>er</sup>, 2<sup>e</sup>, 3<sup>ème</sup>, XIX<sup>e</sup>",
        "1er, 2e, 3ème, XIXe",
    ),
    ("Spanish ordinals", "1<sup>a</sup>, 5<sup>º</sup>, N<sup>o</sup>, D<sup>ª</sup>", "1a, 5º, No, Dª"),
    (
        "titles",
        "M<sup>me</sup>, D<sup>r</sup>, S<sup>ta</sup>, M<sup>c</sup>Donald",
        "Mme, Dr, Sta, McDonald",
    ),
    ("trade marks", "Brand<sup>™</sup>, Brand<sup>TM</sup>, Brand<sup>®</sup>", "Brand™, Brand™, Brand®"),
    ("a sign of a name", "Channel<sup>+</sup>", "Channel+"),
    ("hours", "5<sup>h</sup>30 and 24<sup>h</sup>/24", "5h30 and 24h/24"),
]

FRACTIONS = [
    ("bar between", "3<sup>1</sup>/<sub>2</sub> miles", "3 1/2 miles"),
    ("fraction slash", "2<sup>1</sup>&frasl;<sub>4</sub> tonnes", "2 1/4 tonnes"),
    ("alone", "<sup>3</sup>/<sub>4</sub> inch", "3/4 inch"),
    ("bar in a box", '4<span class="frac"><sup>1</sup><span>/</span><sub>2</sub></span> cups', "4 1/2 cups"),
    ("no bar", "5<sup>1</sup><sub>2</sub> miles", "5 1/2 miles"),
    ("boxes", '5<span class="fraction"><span>1</span><span>3</span></span> cups', "5 1/3 cups"),
    ("high alone", "6<sup>1</sup>/2 and 3<sup>1/2</sup>", "6 1/2 and 3 1/2"),
    ("low alone", "7 1/<sub>2</sub>", "7 1/2"),
]

PRICES = [
    ("dollars", "en", "$19<sup>99</sup> or $1,299<sup>99</sup>", "$19.99 or $1,299.99"),
    ("point of the page", "en", "$5<sup>.99</sup>", "$5.99"),
    ("euros", "de", "19<sup>99</sup> € und 5<sup>95</sup> Euro", "19,99 € und 5,95 Euro"),
    ("small cents", "en", '$19<small>99</small> or €19<span class="cents">99</span>', "$19.99 or €19.99"),
    ("hours of the day", "pl", "godz. 19<sup>30</sup> i 8<sup>00</sup>–16<sup>00</sup>", "godz. 19:30 i 8:00–16:00"),
]  # fmt: skip

ROWS = [*NOTES, *POWERS, *INDEXES, *PLAIN, *FRACTIONS]


@pytest.mark.parametrize(("inner", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_raised_or_lowered_sign_reads_as_what_it_is(inner: str, expected: str) -> None:
    assert read(f"<p>{inner}</p>") == expected


@pytest.mark.parametrize(
    ("language", "inner", "expected"), [row[1:] for row in PRICES], ids=[row[0] for row in PRICES]
)
def test_the_small_part_of_a_price_stands_behind_its_point(language: str, inner: str, expected: str) -> None:
    assert read(f"<p>{inner}</p>", language=language) == expected


def test_a_sign_is_a_note_where_the_page_has_that_note() -> None:
    assert read("<p>In 10<sup>6</sup> of 12<sup>3</sup> towns.</p><p><sup>3</sup> Without suburbs.</p>") == (
        "In 10⁶ of 12[3] towns.\n[3] Without suburbs."
    )


def test_a_note_stays_raised_and_linked() -> None:
    found = html_of('<p>since 1998<sup><a href="#n2">2</a></sup></p>')
    assert '1998<sup>[<a href="https://paper.example/#n2">2</a>]</sup>' in found


def test_a_rule_of_the_page_raises_too() -> None:
    assert (
        read('<p>1,200<span class="n">3</span></p>', "<style>.n{vertical-align:super}</style>") == "1,200[3]"
    )


@given(
    st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){0,2}", fullmatch=True),
    st.from_regex(r"[0-9]{1,2}", fullmatch=True),
)
def test_no_sign_ever_runs_into_the_figure_before_it(figure: str, sign: str) -> None:
    for reading in (raised(Sign(sign, f"cost {figure}", " crowns")), lowered(Sign(sign, f"cost {figure}"))):
        assert not reading.text[:1].isascii() or not reading.text[:1].isdigit()
