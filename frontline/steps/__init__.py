"""
The steps that commands share: read and locate, take control, open, then draw or answer.

May import screen and every room. Reading order: reading, control, opening, drawing, answers.
"""
