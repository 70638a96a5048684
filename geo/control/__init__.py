"""
Snapshots become a history of faces, its changes and sums, and sheets of arcs.

May import measure and plane. Reading order: edge_runs, status, timeline, sheet, history, changes, sheets,
join.
"""
