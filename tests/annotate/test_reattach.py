"""A mark follows its words through edits, is never put on somebody else's, and is let go when they are gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.annotate.pair import Pair
from app.annotate.reattach import Reattacher
from app.domain.mark import Outcome

OLD = (
    "The council voted on Friday to spend £41 million on flood defences along the lower river.\n\n"
    "“We were told the walls would hold,” said Lena Ortiz, who lives on Weir Street.\n\n"
    "The documents run to 1,200 pages and describe at least two near misses since 2016.\n\n"
    "Work begins in June, and the council said that it would publish the plan."
)

CASES = [
    # title, marked words, edit (old words -> new words), expected words, expected outcome
    ("nothing changed", "£41 million", [], "£41 million", Outcome.UNCHANGED),
    (
        "a paragraph before it",
        "two near misses",
        [("The council", "Correction.\n\nThe council")],
        "two near misses",
        Outcome.UNCHANGED,
    ),
    ("a number in it", "two near misses", [("two near", "three near")], "three near misses", Outcome.EDITED),
    (
        "typographic quotes",
        "“We were told the walls would hold,”",
        [("“", '"'), ("”", '"')],
        '"We were told the walls would hold,"',
        Outcome.EDITED,
    ),
    (
        "a word put in",
        "told the walls would hold",
        [("walls would", "river walls would")],
        "told the river walls would hold",
        Outcome.EDITED,
    ),
    (
        "its first word changed",
        "Lena Ortiz, who lives",
        [("Lena Ortiz", "L. Ortiz")],
        "L. Ortiz, who lives",
        Outcome.EDITED,
    ),
    ("capitals", "flood defences", [("flood defences", "FLOOD DEFENCES")], "FLOOD DEFENCES", Outcome.EDITED),
    (
        "its paragraph gone",
        "two near misses",
        [("The documents run to 1,200 pages and describe at least two near misses since 2016.\n\n", "")],
        None,
        Outcome.ORPHAN,
    ),
    (
        "a copy of its words stays elsewhere",
        "The council",
        [
            (
                "The council voted on Friday to spend £41 million on flood defences along the lower river.\n\n",
                "",
            )
        ],
        None,
        Outcome.ORPHAN,
    ),
]


@pytest.mark.parametrize(
    ("title", "marked", "edits", "expected", "outcome"), CASES, ids=[case[0] for case in CASES]
)
def test_a_mark_follows_its_words(
    title: str, marked: str, edits: list[tuple[str, str]], expected: str | None, outcome: Outcome
) -> None:
    new = OLD
    for before, after in edits:
        assert before in new
        new = new.replace(before, after, 1) if len(before) > 1 else new.replace(before, after)
    start = OLD.index(marked)
    placement = Reattacher(Pair(OLD, new)).place(start, start + len(marked))
    words = None if placement.span is None else new[slice(*placement.span)]
    assert (words, placement.outcome) == (expected, outcome)


FERRY = "The ferry will sail again from the first of May, the harbour board said on Monday."
HULL = "Repairs to its hull cost 310,000 crowns, of which the town pays a third and the county the rest."
BOARD = "Ines Valk, who lives by the slip, wants the board to publish the survey."
NEWCOMER = "The weather office expects strong wind until the weekend, and asks walkers to keep off the pier."
STORY = "\n\n".join((FERRY, HULL, BOARD))

# title, marked words, the new text, expected words, expected outcome
EDGES = [
    (
        "the end of it is cut off: the words behind it are not its own",
        "of which the town pays a third and the county",
        STORY.replace("pays a third and the county", "pays"),
        "of which the town pays",
        Outcome.EDITED,
    ),
    (
        "the beginning of it is cut off",
        "the first of May, the harbour board",
        STORY.replace("the first of May, ", ""),
        "the harbour board",
        Outcome.EDITED,
    ),
    (
        "cut off in the middle of a word",
        "will sail again from the first",
        STORY.replace("again from the first", "ag"),
        "will sail ag",
        Outcome.EDITED,
    ),
    (
        "its last word is another",
        "the town pays a third",
        STORY.replace("pays a third", "pays a quarter"),
        "the town pays a quarter",
        Outcome.EDITED,
    ),
    (
        "its last word became longer",
        "publish the survey",
        STORY.replace("survey.", "surveys."),
        "publish the surveys",
        Outcome.EDITED,
    ),
    (
        "a figure with a decimal more is another",
        "hull cost 310,000",
        STORY.replace("310,000", "310,000.50"),
        "hull cost 310,000.50",
        Outcome.EDITED,
    ),
    (
        "a figure with a minus is another",
        "310,000 crowns",
        STORY.replace("310,000", "-310,000"),
        "-310,000 crowns",
        Outcome.EDITED,
    ),
    (
        "so is one of another unit",
        "hull cost 310,000",
        STORY.replace("310,000 crowns", "310,000%"),
        "hull cost 310,000%",
        Outcome.EDITED,
    ),
    (
        "its word stands only within another",
        "May",
        STORY.replace("May, the harbour board", "June, the Mayor"),
        None,
        Outcome.ORPHAN,
    ),
    (
        "edited, and a paragraph came in before it",
        HULL,
        "\n\n".join((FERRY, NEWCOMER, HULL.replace("Repairs to its hull", "Work on the hull"), BOARD)),
        HULL.replace("Repairs to its hull", "Work on the hull"),
        Outcome.EDITED,
    ),
    (
        "edited, and a paragraph came in behind it",
        HULL,
        "\n\n".join(
            (FERRY, HULL.replace("the county the rest", "its friends what is left"), NEWCOMER, BOARD)
        ),
        HULL.replace("the county the rest", "its friends what is left"),
        Outcome.EDITED,
    ),
    (
        "words came in before its last one",
        "the board to publish the survey",
        STORY.replace("publish the survey", "publish by the end of this month at the latest the survey"),
        "the board to publish by the end of this month at the latest the survey",
        Outcome.EDITED,
    ),
    (
        "over two paragraphs, and the first goes on",
        "the county the rest.\n\nInes Valk",
        STORY.replace("the rest.", "the rest. None of it has been paid so far."),
        "the county the rest. None of it has been paid so far.\n\nInes Valk",
        Outcome.EDITED,
    ),
    (
        "little is left of it, but it is plain where it stood",
        "wants the board to publish the survey",
        STORY.replace("wants the board to publish the survey", "was told the board has no survey"),
        "was told the board has no survey",
        Outcome.EDITED,
    ),
    (
        "it is gone, and another paragraph stands in its place",
        HULL,
        "\n\n".join((FERRY, NEWCOMER, BOARD)),
        None,
        Outcome.ORPHAN,
    ),
    (
        "it is gone, and words of it stand in another paragraph",
        "the survey",
        "\n\n".join((FERRY, HULL, NEWCOMER)),
        None,
        Outcome.ORPHAN,
    ),
    (
        "its paragraph stands elsewhere now",
        "310,000 crowns",
        "\n\n".join((FERRY, BOARD, HULL)),
        "310,000 crowns",
        Outcome.UNCHANGED,
    ),
    ("everything is another story", "310,000 crowns", NEWCOMER, None, Outcome.ORPHAN),
]


@pytest.mark.parametrize(
    ("title", "marked", "new", "expected", "outcome"), EDGES, ids=[case[0] for case in EDGES]
)
def test_a_changed_mark_ends_where_its_neighbours_begin(
    title: str, marked: str, new: str, expected: str | None, outcome: Outcome
) -> None:
    start = STORY.index(marked)
    placement = Reattacher(Pair(STORY, new)).place(start, start + len(marked))
    words = None if placement.span is None else new[slice(*placement.span)]
    assert (words, placement.outcome) == (expected, outcome)


# title, the paragraphs of the new text, the number of the one it stands in, expected outcome
COPIES = [
    ("two copies with nothing between them", (FERRY, HULL, HULL, BOARD), 2, Outcome.UNCERTAIN),
    ("something new between the copies", (FERRY, HULL, NEWCOMER, HULL, BOARD), 3, Outcome.UNCERTAIN),
    ("a copy far before it", (HULL, NEWCOMER, FERRY, HULL, BOARD), 3, Outcome.UNCHANGED),
    ("a copy far behind it", (FERRY, HULL, BOARD, NEWCOMER, HULL), 1, Outcome.UNCHANGED),
    ("the first has its neighbour still", (FERRY, HULL, HULL, NEWCOMER), 1, Outcome.UNCHANGED),
]


@pytest.mark.parametrize(
    ("title", "paragraphs", "number", "outcome"), COPIES, ids=[case[0] for case in COPIES]
)
@pytest.mark.parametrize("marked", ["310,000 crowns", "Repairs to", HULL])
def test_of_two_copies_it_is_the_one_in_the_old_context_and_a_toss_up_is_asked(
    title: str, paragraphs: tuple[str, ...], number: int, outcome: Outcome, marked: str
) -> None:
    start = STORY.index(marked)
    placement = Reattacher(Pair(STORY, "\n\n".join(paragraphs))).place(start, start + len(marked))
    at = len("\n\n".join((*paragraphs[:number], ""))) + HULL.index(marked)
    assert (placement.span, placement.outcome) == ((at, at + len(marked)), outcome)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_words_that_changed_everywhere_are_followed_each_in_its_place(number: int) -> None:
    old = "\n\n".join(f"{line} Ines Valk {line}" for line in (FERRY, HULL, NEWCOMER))
    new = old.replace("Ines Valk", "Ines Vale")
    start = [at for at in range(len(old)) if old.startswith("Ines Valk", at)][number]
    placement = Reattacher(Pair(old, new)).place(start, start + len("Ines Valk"))
    assert (placement.span, placement.outcome) == ((start, start + len("Ines Vale")), Outcome.EDITED)


def test_a_short_word_that_is_found_without_anything_beside_it_is_asked_about() -> None:
    start = STORY.index("May")
    new = "\n\n".join((HULL, BOARD, "Nobody knows, Ms Lind of the weather office said. In May she will."))
    placement = Reattacher(Pair(STORY, new)).place(start, start + len("May"))
    assert placement.outcome is not Outcome.UNCHANGED


PARAGRAPHS = (
    FERRY,
    HULL,
    BOARD,
    NEWCOMER,
    "渡轮将于五月恢复运行，港口管理委员会周一表示，维修费用由全镇承担。",
    "Паром снова пойдёт с первого мая, сообщил в понедельник совет порта.",
)


@given(
    order=st.permutations(PARAGRAPHS),
    kept=st.integers(1, len(PARAGRAPHS)),
    others=st.lists(
        st.sampled_from(["Updated.", "“No,” she said.", "41", "Nobody was hurt, the office said."]),
        max_size=4,
    ),
    marked=st.sampled_from(PARAGRAPHS),
    ends=st.tuples(st.integers(0, 30), st.integers(31, 60)),
)
def test_an_unchanged_paragraph_keeps_its_marks_wherever_it_and_the_rest_go(
    order: list[str], kept: int, others: list[str], marked: str, ends: tuple[int, int]
) -> None:
    old = "\n\n".join(PARAGRAPHS)
    rest = [one for one in order[:kept] if one != marked]
    new = "\n\n".join((*others[:2], *rest[: kept // 2], marked, *others[2:], *rest[kept // 2 :]))
    a, b = ends[0], min(ends[1], len(marked))
    while a < b and marked[a].isspace():
        a += 1
    start, there = old.index(marked) + a, new.index(marked) + a
    placement = Reattacher(Pair(old, new)).place(start, start + b - a)
    assert placement.span is not None
    assert new[slice(*placement.span)].strip() == marked[a:b].strip()
    assert placement.span[0] == there


SENTENCES = [
    f"{subject} {verb} {thing}."
    for subject, verb, thing in zip(
        ("The mayor", "Two pilots", "Ines Valk", "The audit office", "A neighbour", "Nobody", "The union", "Her lawyer"),
        ("opened", "left", "published", "refused", "photographed", "repaired", "counted", "sold"),
        ("the new lock", "their company", "the survey", "the bill of the board", "the slip", "its engine", "17 jobs", "41 boats"),
        strict=True,
    )
]  # fmt: skip


@given(
    order=st.permutations(SENTENCES),
    marked=st.sampled_from(SENTENCES),
    gone=st.sets(st.sampled_from(SENTENCES)),
    swapped=st.dictionaries(
        st.sampled_from(" ".join(SENTENCES).split()), st.sampled_from(["and", "8", "later"])
    ),
    seams=st.lists(st.sampled_from([" ", "\n\n"]), min_size=8, max_size=8),
)
def test_an_unchanged_sentence_keeps_its_mark_whatever_is_done_to_the_others(
    order: list[str], marked: str, gone: set[str], swapped: dict[str, str], seams: list[str]
) -> None:
    old = " ".join(SENTENCES)
    lines = [
        one if one == marked else " ".join(swapped.get(word, word) for word in one.split())
        for one in order
        if one == marked or one not in gone
    ]
    new = "".join(map("".join, zip(lines, seams, strict=False)))
    start = old.index(marked)
    placement = Reattacher(Pair(old, new)).place(start, start + len(marked))
    assert placement.span is not None
    assert new[slice(*placement.span)] == marked


LETTERS = st.text(alphabet=st.sampled_from("ab cd.\n“”é\u0301\u00ad𝒳—"), max_size=80)


@given(old=LETTERS, new=LETTERS, ends=st.tuples(st.integers(0, 80), st.integers(0, 80)))
def test_any_texts_give_a_span_inside_the_new_text(old: str, new: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(old)) for end in ends)
    span = Reattacher(Pair(old, new)).place(start, end).span
    assert span is None or 0 <= span[0] < span[1] <= len(new)


@given(text=st.text(min_size=1, max_size=200), ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_the_same_text_gives_back_the_same_words(text: str, ends: tuple[int, int]) -> None:
    start, end = sorted(min(end, len(text)) for end in ends)
    placement = Reattacher(Pair(text, text)).place(start, end)
    if placement.span is not None and placement.outcome is Outcome.UNCHANGED:
        assert text[slice(*placement.span)] == text[start:end]


def test_a_text_of_many_different_letters_is_searched_as_well() -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(600))
    old = f"{letters[:300]}，{letters[300:330]}。"
    new = f"{letters[330:]}，{letters[300:312]}{letters[1]}{letters[313:330]}。"
    start = old.index(letters[300])
    span = Reattacher(Pair(old, new)).place(start, start + 30).span
    assert span is not None
    assert new[slice(*span)] == f"{letters[300:312]}{letters[1]}{letters[313:330]}"


def test_a_text_without_blanks_is_not_one_word_to_the_end() -> None:
    old = "abcdefghijklmnopqrstuvwxyz" * 400
    new = old[:5_000] + old[5_200:]
    span = Reattacher(Pair(old, new)).place(4_990, 5_010).span
    assert span is None or span[1] - span[0] < 200
