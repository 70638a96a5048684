"""
The packaged words as data, one folder a language, and the keys of names.

Imports nothing of this project. Reading order: load, languages, voices, name_keys, road_keys, cases.
"""
