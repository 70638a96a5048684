"""
What commands open before they draw or list: reports, or a campaign that is kept and brought up to date.

May import steps/control and what lies below it. Reading order: given, control, update, campaign, open.
"""
