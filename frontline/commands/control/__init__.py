"""What control shows: a history of faces, its changes, and what became of claims on it."""
