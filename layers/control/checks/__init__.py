"""
Whether areas can be true: their shapes, their days beside each other, and what was found while they were read.

Reading order: finding, shapes, contradictions, screening.
"""
