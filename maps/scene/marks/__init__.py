"""Marks and other events as layers of the scene: outlines, stretches and symbols. May import layer."""
