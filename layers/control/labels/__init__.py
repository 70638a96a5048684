"""
What names, columns and words say of areas: whose map it is, which kind of control it shows, and of which day.

Reading order: sides, names, column_words, gone, kinds, days, other_days.
"""
