"""
The tables: schemas, readers, writers, sources, the gazetteer and the packaged data.

May import reports and geo. Disk, clock and network live in files and fetch alone.
Reading order: schemas, packaged, tablereading, rowchecks, completing, usertable; nameindex, places, gazetteer;
mentions, evidence, question, ties, solving, verdicts, pairing, placing, claimtable, resolver, corrections; control,
files.
"""
