"""
The tables: schemas, readers, writers, sources, the gazetteer and the packaged data.

May import reports and geo. Disk, clock and network live in files and fetch alone.
Reading order: schemas, packaged, usertable, completing; nameindex, places, gazetteer; mentions, evidence, solving,
verdicts, placing, claimtable, resolver; control, files.
"""
