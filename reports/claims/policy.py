"""Sentences that are not to be quoted: they name a Ukrainian unit that does not merely speak."""

from reports.annotate.evidence.attribution import find_frames
from reports.annotate.evidence.fronted_attribution import find_attributions
from reports.annotate.spans.units import find_units
from reports.text.footnotes import FOOTNOTE
from reports.text.invisible import readable
from reports.text.tokens import mask


def names_unit_at_work(sentence: str) -> bool:
    """
    Tell whether a sentence names a Ukrainian unit otherwise than as the one who says it.

    >>> names_unit_at_work("The Ukrainian 1st Mechanized Brigade reported that Russian forces advanced near Lubny.")
    False
    >>> names_unit_at_work("Footage shows the Ukrainian 1st Mechanized Brigade in Lubny.")
    True
    """
    text = readable(sentence)
    text = mask(text, [match.span() for match in FOOTNOTE.finditer(text)])
    units = [unit for unit in find_units(text) if unit.is_ukrainian]
    if not units:
        return False
    spoken = [(found.start, found.end) for found in find_attributions(text, [])]
    spoken += [
        (frame.start, frame.at) for frame in find_frames(text, dates=[], previous=None) if frame.claimant.side != "isw"
    ]
    return any(not any(start <= unit.start < end for start, end in spoken) for unit in units)
