"""The kill matrix: which requirements' tests notice which faults of the stand-in.

It drives the commands ``standin`` and ``pytest`` as a user would, and imports nothing of either.
"""
