"""
The sheet, and what is drawn upon it: layers, symbols, names.

Reading order: canvas, ink, markers, label_places, labels.
"""
