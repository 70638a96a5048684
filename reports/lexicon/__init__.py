"""
The packaged words as data, one folder a language, and the keys of names.

Imports nothing of this project. Reading order: load, name_keys.
"""
