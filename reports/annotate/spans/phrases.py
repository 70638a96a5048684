"""Phrases of a word list in a row of tokens: one walk through a trie of words, the longest phrase first."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from reports.lexicon.load import load_lexicon
from reports.text.tokens import Token, tokenize

_END: Final = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a word list: its kind there, and the tokens first to last, the last one not included."""

    kind: str
    first: int
    last: int


@cache
def phrase_trie(name: str) -> dict[str, Any]:
    """
    Return the phrases of a word list as nested tables, word by word; the empty word holds the kind.

    >>> phrase_trie("stance")["hardly"]["any"][""]
    'none'
    """
    root: dict[str, Any] = {}
    for kind, phrases in load_lexicon(name)["phrases"].items():
        for phrase in phrases:
            node = root
            for token in tokenize(phrase):
                node = node.setdefault(token.low, {})
            node[_END] = kind
    return root


def find_phrases(tokens: list[Token], name: str) -> list[Phrase]:
    """
    Return the phrases of a word list in order, none overlapping; no tokens give none.

    >>> find_phrases(tokenize("Hardly any soldiers"), "stance")
    [Phrase(kind='none', first=0, last=2)]
    """
    root, out, until = phrase_trie(name), list[Phrase](), 0
    for at, token in enumerate(tokens):
        if token.low not in root or at < until:
            continue
        node, index, found = root, at, None
        while index < len(tokens) and tokens[index].low in node:
            node, index = node[tokens[index].low], index + 1
            if _END in node:
                found = Phrase(node[_END], at, index)
        if found is not None:
            out.append(found)
            until = found.last
    return out
