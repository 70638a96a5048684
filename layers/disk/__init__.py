"""
Texts and bytes in and out, whole or not at all.

Imports errors alone. Reading order: workshops, files, replacing, zips, archives, tars, kinds, table_text, locks.
"""
