"""Events that no plain verb tells: aims, failed attacks, what footage shows, deeds in nouns."""
