"""
Texts and bytes in and out, whole or not at all.

Imports errors alone. Reading order: workshops, paths, kinds, files, replacing, cache, packed, letters, pdf,
doubled_keys, table_text, locks.
"""
