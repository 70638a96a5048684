"""
Numbers of a report become figures with unit, period and speaker.

May import annotate.spans, lexicon, text and the values. Reading order: numbers, losses, units, subjects, periods,
times, sources, reader, find, rows.
"""
