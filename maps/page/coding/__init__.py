"""
How a page's data is written small: columns as JSON text, whole numbers in few bytes, sheets of areas.

Reading order: json_cells, varints, encode, pack_sheet.
"""
