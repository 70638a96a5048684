"""
Under whose word a clause stands, and whether the text doubts or denies it.

May import spans, lexicon and text. Reading order: frame, denials, attribution, fronted_attribution, scope, rebuttals.
"""
