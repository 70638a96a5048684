"""Tables of what reports say."""
