"""
Control of one's own copy as a history, and what a page needs of it.

May import steps/reading. Reading order: tell_control, controls, history_of_page.
"""
