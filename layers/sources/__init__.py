"""
The packaged layers, with their terms and notices.

Reading order: catalogue, packaged, notices.
"""
