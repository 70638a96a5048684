"""Verbs that are no event: deeds at no front, not done, only retold or told in passing."""
