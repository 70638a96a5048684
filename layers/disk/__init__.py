"""
Texts and bytes in and out, whole or not at all.

Imports errors alone. Reading order: workshops, files, replacing, zips, archives, tars, kinds, doubled_keys,
table_text, locks.
"""
