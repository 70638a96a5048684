"""
A sentence with everything found in it: clause is the value, clauses cuts them, document runs the passes.

Three sub-packages: spans (one kind each), places (the grammar of place phrases),
evidence (who says it, and whether it holds).
"""
