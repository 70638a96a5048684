"""What stands on a page beside its article: navigation, cookie notices, related posts, comments and the like."""

import re
from typing import Any, Final

BUILT_IN: Final = frozenset(
    {"script", "style", "head", "noscript", "template", "svg", "iframe", "object", "button", "select", "textarea"}
)
"""Elements whose text nobody reads as text."""

_TAGS: Final = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "asides",
    "footer": "footers",
    "dialog": "notices",
    "form": "forms",
    "figcaption": "captions",
}
_ROLES: Final = {
    "navigation": "navigation",
    "menu": "navigation",
    "search": "forms",
    "complementary": "asides",
    "contentinfo": "footers",
    "dialog": "notices",
    "alertdialog": "notices",
    "alert": "notices",
}
_WORDS: Final = {
    "cookie notices": ("cookie", "cookies", "consent", "gdpr", "cmp", "onetrust", "cookiebot"),
    "related posts": (
        *(
            "related",
            "jp-relatedposts",
            "relatedposts",
            "recommended",
            "recommendations",
            "recirc",
            "readmore",
            "read-more",
        ),
        *(
            "more-stories",
            "most-read",
            "most-popular",
            "popular",
            "trending",
            "yarpp",
            "outbrain",
            "taboola",
            "also-read",
        ),
        *("recent-posts", "widget_recent_entries", "latest-news"),
    ),
    "comments": (
        *(
            "comment",
            "comments",
            "commentlist",
            "comment-list",
            "comments-area",
            "comment-body",
            "disqus",
            "disqus_thread",
        ),
        *("respond", "comment-respond"),
    ),
    "adverts": (
        *(
            "newsletter",
            "signup",
            "sign-up",
            "subscribe",
            "subscription",
            "promo",
            "advert",
            "adverts",
            "advertisement",
        ),
        *("ad", "ads", "sponsor", "sponsored", "donate", "donation", "paywall", "popup", "modal"),
    ),
    "share buttons": ("share", "sharing", "social", "sharedaddy", "addtoany", "share-buttons", "social-links"),
    "asides": ("sidebar", "widget-area", "infobox"),
    "navigation": (
        *(
            "breadcrumb",
            "breadcrumbs",
            "menu",
            "navbar",
            "navigation",
            "toc",
            "pagination",
            "pager",
            "skip-link",
            "navbox",
        ),
        *("skiplink", "catlinks", "vertical-navbox", "mw-navigation", "mw-panel", "tags", "tag-list", "taglist"),
    ),
    "references": ("reflist", "references", "mw-references-wrap"),
    "footers": ("footer", "colophon", "copyright", "entry-footer", "site-footer"),
}
_LABELS: Final = {word: label for label, words in _WORDS.items() for word in words}
_ALWAYS: Final = frozenset({"cookie notices", "comments"})
"""What is left out however long it is: comments are often longer than what they comment on."""

_TOKEN: Final = re.compile(r"[^\s]+")
_PART: Final = re.compile(r"[a-z]+(?:_[a-z]+)*")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK: Final = frozenset({"s", "del", "strike"})
_STRUCK_OUT: Final = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
"""What its writer took back: it is no claim any more."""

_TEASER: Final = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related|more on this|recommended|don.t miss|watch|listen|share)\b",
    re.IGNORECASE,
)
_SYNDICATED: Final = re.compile(r"the post .{0,300} (?:appeared first|first appeared) on ", re.IGNORECASE)


def label_element(element: Any, *, total: int) -> str:
    """
    Return what an element is beside the article ("navigation"), empty for the article's own.

    `total` is how many letters the page shows: a form, or what only its class calls furniture, is none when it holds
    more than half of them or the page's title.
    """
    tag = element.tag
    if tag in {"html", "body", "main"}:
        return ""
    if tag in _STRUCK or _STRUCK_OUT.search(element.get("style", "")):
        return "struck-out text"
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
        return "hidden text"
    named = _label_names(element)
    if named in _ALWAYS:
        return named
    found = _TAGS.get(tag) or _ROLES.get(element.get("role", "").casefold(), "")
    if found and found != "forms":
        return found
    if not found and tag == "header" and not _within_article(element):
        found = "page heads"
    if not found and tag != "article":
        found = named
    return found if found and not _holds_article(element, total=total) else ""


def is_teaser(text: str, *, linked: int) -> bool:
    """
    Tell whether a paragraph only leads to another page: "Read more: ...", with a link.

    >>> is_teaser("Read also: They advanced", linked=13), is_teaser("Read also what they wrote about it.", linked=0)
    (True, False)
    """
    return _SYNDICATED.match(text) is not None or (linked * 3 > len(text) and _TEASER.match(text) is not None)


def _label_names(element: Any) -> str:
    """Return the label that an element's class or id gives it: a whole name first, then the words of names."""
    names = f"{element.get('class', '')} {element.get('id', '')}".casefold()[:2000]
    tokens = _TOKEN.findall(names)
    for token in tokens:
        if token in _LABELS:
            return _LABELS[token]
    parts = {part for token in tokens for part in _PART.findall(token)}
    return next((_LABELS[part] for part in sorted(parts & _LABELS.keys()) if part not in _TOO_COMMON), "")


_TOO_COMMON: Final = frozenset(
    {"comment", "comments", "ad", "ads", "tags", "respond", "social", "share", "popular", "menu"}
)
"""Words that also stand in names of the article itself ("has-comments", "no-ad"): only whole names count."""


def _within_article(element: Any) -> bool:
    return any(parent.tag in {"article", "main", "section"} for parent in element.iterancestors())


def _holds_article(element: Any, *, total: int) -> bool:
    """Tell whether an element holds the page's title or most of what it shows."""
    if next(element.iter("h1", "main"), None) is not None:
        return True
    return 2 * sum(len(text.strip()) for text in element.itertext()) > total
