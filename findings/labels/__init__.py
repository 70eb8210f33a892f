"""Labelling: sentences, their assessment and themes, and what follows for finding and visit.

Pure Python without Django, network or database; the same text always gets the same labels.
``label_finding`` labels a whole finding in its role, ``label_sentence`` one sentence alone.
"""

from findings.labels.labelling import label_finding, label_sentence

__all__ = ["label_finding", "label_sentence"]
