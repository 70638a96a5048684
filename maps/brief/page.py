"""A brief as one HTML text: no script, no network, print-ready; everything from data is escaped."""

import base64
import re
from html import escape
from typing import Final

from maps.brief.brief import Brief, Picture, Section, Table
from maps.brief.cells import find_numeric

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_STYLE: Final = """
@page { size: A4; margin: 14mm }
:root { color-scheme: light }
body { font: 10.5pt/1.4 system-ui, "DejaVu Sans", sans-serif; color: #1b1e22; background: #fff }
body { max-width: 190mm; margin: 8mm auto; padding: 0 4mm }
h1 { font-size: 19pt; line-height: 1.15; margin: 0 0 2mm }
h2 { font-size: 12.5pt; margin: 7mm 0 1.5mm; padding-top: 1.5mm; border-top: 1.5pt solid #1b1e22; break-after: avoid }
p { margin: 0 0 1.5mm }
.lead { color: #3d444c }
.note { font-size: 8.5pt; color: #4a525b }
figure { margin: 2mm 0 }
img { width: 100%; height: auto; display: block }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; margin: 2mm 0 3mm }
caption { text-align: left; font-weight: 600; padding: 1mm 0 }
th, td { text-align: left; vertical-align: top; padding: .8mm 1.6mm; overflow-wrap: break-word }
td { border-bottom: .4pt solid #c4cad1 }
th { border-bottom: 1pt solid #1b1e22; vertical-align: bottom }
.n { text-align: right; font-variant-numeric: tabular-nums }
td.n { white-space: nowrap }
.d { white-space: nowrap }
thead { display: table-header-group }
tr { break-inside: avoid }
footer { margin-top: 8mm; padding-top: 2mm; border-top: .6pt solid #1b1e22; font-size: 8.5pt; color: #3d444c }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def render_brief(brief: Brief) -> str:
    """Return the page; equal briefs give equal text."""
    body = [f"<h1>{escape(brief.title)}</h1>", *(f'<p class="lead">{escape(line)}</p>' for line in brief.lines)]
    for section in brief.sections:
        body += _section(section)
    body.append(f"<footer><p>{escape(brief.footer)}</p></footer>")
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{_STYLE}</style>"
    )
    whole = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{escape(brief.lang)}">\n<head>{head}</head>\n'
        f"<body>\n<main>\n{whole}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section) -> list[str]:
    parts = [f"<section><h2>{escape(section.title)}</h2>"]
    if section.picture is not None:
        parts.append(_picture(section.picture))
    parts += [_table(table) for table in section.tables]
    parts += [f'<p class="note">{escape(line)}</p>' for line in section.lines]
    return [*parts, "</section>"]


def _picture(picture: Picture) -> str:
    data = base64.b64encode(picture.data).decode("ascii")
    return f'<figure><img alt="{escape(picture.about)}" src="data:image/png;base64,{data}"></figure>'


def _table(table: Table) -> str:
    numeric = find_numeric(table)
    dates = [any(_DAY.fullmatch(row[place]) for row in table.rows) for place in range(len(table.columns))]
    marks = [' class="n"' if one else ' class="d"' if day else "" for one, day in zip(numeric, dates, strict=True)]
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    head = "".join(
        f'<th scope="col"{mark}>{escape(name)}</th>' for name, mark in zip(table.columns, marks, strict=True)
    )
    rows = "\n".join(
        "<tr>" + "".join(f"<td{mark}>{_cell(text)}</td>" for text, mark in zip(row, marks, strict=True)) + "</tr>"
        for row in table.rows
    )
    return f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>'


def _cell(text: str) -> str:
    """Return a cell, escaped, in which no day is broken over two lines."""
    told = escape(text)
    return told if _DAY.fullmatch(told) else _DAY.sub(r'<span class="d">\g<0></span>', told)
