"""
A brief to print: sections with tables and pictures as one HTML file without network, or as PDF pages.

May import style. Reading order: brief, cells, page, sheets.
"""
