"""How a page and a feed are told from a text."""

import re
from typing import Final

_FEED: Final = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--[^>]*>\s*|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|body|p|div|article)\b", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """
    Tell whether a text is a page: one of the common tags stands in its first 4,000 characters.

    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("a < b and c > d")
    (True, False)
    """
    return _TAG.search(text[:4000]) is not None


def looks_like_feed(text: str) -> bool:
    """
    Tell whether a text is an RSS or Atom file, by its first element.

    >>> looks_like_feed('<?xml version="1.0"?><rss version="2.0">'), looks_like_feed("<html>")
    (True, False)
    """
    return _FEED.match(text[:4000]) is not None
