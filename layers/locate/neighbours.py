"""Which names stand near each other in a text: the sentence, paragraph, section and report that two of them share."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

import numpy as np

from layers.locate.candidates import Question
from layers.locate.mentions import Mention, MentionKey
from reports.lexicon.name_keys import name_key

Tie = Literal["sentence", "paragraph", "section", "report"]
"""The smallest part of the text that two mentions share."""

REACH: Final[dict[Tie, int]] = {"sentence": 30, "paragraph": 30, "section": 60, "report": 60}
"""So many names before and behind are compared: a list of thousands must not cost their square."""

OWN_REACH: Final = 20
"""So many mentions of the same name before and behind are asked."""


def share_contexts(
    mentions: Mapping[MentionKey, Mention], areas: Mapping[MentionKey, frozenset[str]]
) -> list[tuple[list[MentionKey], Mention]]:
    """
    Return mentions that nothing in the text tells apart as one, with their keys, in reading order.

    They have one name, section and orientation, and the same names stand around them: one answer serves all of them.
    """
    names: dict[str, dict[str, set[str]]] = {"sentence": {}, "paragraph": {}}
    for mention in mentions.values():
        name = name_key(mention.name)
        names["paragraph"].setdefault(mention.paragraph, set()).add(name)
        for sentence in mention.sentences:
            names["sentence"].setdefault(sentence, set()).add(name)
    around = {tie: {part: frozenset(found) for part, found in parts.items()} for tie, parts in names.items()}
    groups: dict[Any, list[MentionKey]] = {}
    for key, mention in mentions.items():
        context = (
            *(mention.name, mention.section, mention.orientations, mention.is_hub, mention.is_city),
            *(mention.is_rear, mention.front_km, mention.is_spot, mention.is_ground),
            *(frozenset(mention.areas), frozenset(mention.roads), areas.get(key, frozenset())),
            around["paragraph"][mention.paragraph],
            frozenset(around["sentence"][sentence] for sentence in mention.sentences),
        )
        groups.setdefault(context, []).append(key)
    return [(keys, _joined([mentions[key] for key in keys])) for keys in groups.values()]


def find_ties(
    questions: Sequence[Question], paragraphs: Sequence[Iterable[str]]
) -> tuple[list[dict[Tie, Any]], list[list[Question]]]:
    """
    Return for each question the numbers of the others by how near in the text they stand, and its like-named ones.

    `paragraphs` are those that each question stands in. Others of the same name are no neighbours.
    """
    by_sentence = _pool(questions, lambda number: questions[number].mention.sentences)
    by_paragraph = _pool(questions, lambda number: paragraphs[number])
    by_section = _pool(questions, lambda number: [questions[number].mention.section])
    by_name = _pool(questions, lambda number: [questions[number].key])
    everywhere = list(range(len(questions)))
    ties: list[dict[Tie, Any]] = []
    for number, question in enumerate(questions):
        pools: dict[Tie, Iterable[list[int]]] = {
            "sentence": (by_sentence[part] for part in sorted(question.mention.sentences)[:5]),
            "paragraph": (by_paragraph[part] for part in list(paragraphs[number])[:5]),
            "section": [by_section[question.mention.section]] if question.mention.section else [],
            "report": [everywhere],
        }
        seen: set[int] = {number}
        mine: dict[Tie, Any] = {}
        for tie, parts in pools.items():
            near = {other for part in parts for other in _window(part, number, REACH[tie])} - seen
            seen |= near
            found = sorted(other for other in near if questions[other].key != question.key)
            if found:
                mine[tie] = np.array(found)
        ties.append(mine)
    same = [
        [questions[other] for other in _window(by_name[question.key], number, OWN_REACH) if other != number]
        for number, question in enumerate(questions)
    ]
    return ties, same


def tie_of(one: Mention, other: Mention) -> Tie:
    """Return how near two mentions stand in the text."""
    if not one.sentences.isdisjoint(other.sentences):
        return "sentence"
    if one.paragraph == other.paragraph:
        return "paragraph"
    return "section" if one.section and one.section == other.section else "report"


def nearest_named(numbers: Sequence[int], number: int) -> list[int]:
    """Return those of the ordered numbers that stand next to one, at most forty."""
    return _window(numbers, number, OWN_REACH)


def _pool(questions: Sequence[Question], parts: Callable[[int], Iterable[str]]) -> dict[str, list[int]]:
    """Return the numbers of the questions in each part of the text, in reading order."""
    pool: dict[str, list[int]] = {}
    for number in range(len(questions)):
        for part in parts(number):
            pool.setdefault(part, []).append(number)
    return pool


def _window(numbers: Sequence[int], number: int, reach: int) -> list[int]:
    at = bisect_left(numbers, number)
    return list(numbers[max(0, at - reach) : at + reach + 1])


def _joined(mentions: Sequence[Mention]) -> Mention:
    """Return several mentions as one that stands in the sentences of all."""
    if len(mentions) == 1:
        return mentions[0]
    return replace(mentions[0], sentences=set().union(*(mention.sentences for mention in mentions)))
