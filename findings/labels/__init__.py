"""Labelling: sentences, their assessment and themes, and what follows for finding and visit.

Pure Python without Django, network or database; the same text always gets the same labels.
``label_finding`` labels a whole finding in its role, ``label_sentence`` one sentence, and
``label_in_order`` sentences of which each may go on from the one before.
"""

from findings.labels.following import label_in_order
from findings.labels.labelling import label_finding, label_sentence

__all__ = ["label_finding", "label_in_order", "label_sentence"]
