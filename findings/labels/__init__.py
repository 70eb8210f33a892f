"""Labelling: sentences, their assessment and themes, and what follows for finding and visit.

Pure Python without Django, network or database.
"""
