"""Tables of places and people near the front."""
