"""
The text of pages, feeds, Markdown, letters and PDFs; with it what was left out or repaired.

May import the files of reports/text. Reading order: extract, markup, markdown, page_heads, pages, furniture, blocks,
article, feed, letter, posts, telegram, telegram_page.
"""
