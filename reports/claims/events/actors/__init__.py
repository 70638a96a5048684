"""Who acts: the subject of a verb, and who struck when nobody says so."""
