"""Learning the weights of ``findings.labels.learned`` from labelled sentences.

scikit-learn does the regression; it is needed for learning alone. The same sentences give the
same weights: multinomial for the assessments, one against the rest for each theme. Twenty
thousand sentences take some minutes.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from findings.labels.features import Before, features_of
from findings.labels.learned import VALUES, Weights
from findings.labels.parts import parts_of
from findings.labels.themes import shipped_reader, shipped_vocabulary

RAREST = 3
"""A feature of fewer sentences is not learned."""

LEAST_WEIGHT = 0.1
"""A smaller weight is left out: it changes few labels, and half of the time goes into adding up."""

FEWEST_OF_THEME = 5
"""A theme of fewer sentences is left to its phrases."""

ASSESSMENT_FREEDOM, THEME_FREEDOM = 0.15, 0.5
"""How little the weights are held back (scikit-learn's C): best in cross-validation."""

SET_ASIDE = "89abcdef"
"""Documents whose name's hash begins with one of these are set aside for measuring."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled sentence to learn from: what is said of the one before it (None where there is
    none), and its themes (None where only the assessment was read)."""

    text: str
    before: Before | None
    assessment: str
    themes: frozenset[str] | None


def is_set_aside(document: str) -> bool:
    """Whether a document's sentences are kept for measuring: never learned from."""
    return hashlib.sha256(document.encode()).hexdigest()[0] in SET_ASIDE


def learn(lessons: Sequence[Lesson]) -> Weights:
    """The weights learned from the sentences, without those that weigh next to nothing."""
    rows = [_features(lesson) for lesson in lessons]
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in seen.items() if count >= RAREST)
    table = _table(rows, names)
    learned = _assessments(table, lessons) | _themes(table, lessons)
    labels = (*VALUES, *(label for label in learned if label not in VALUES))
    by_feature: dict[str, list[tuple[int, float]]] = {}
    for column, label in enumerate(labels):
        for name, weight in zip(names, learned.get(label, ()), strict=False):
            if abs(weight) >= LEAST_WEIGHT:
                by_feature.setdefault(name, []).append((column, round(float(weight), 2)))
    return Weights(labels, {name: tuple(by_feature[name]) for name in sorted(by_feature)})


def _features(lesson: Lesson) -> dict[str, float]:
    reader = shipped_reader()
    features = features_of(parts_of(lesson.text, reader), lesson.before)
    return {feature.name: feature.value for feature in features}


def _table(rows: Sequence[dict[str, float]], names: Sequence[str]) -> Any:
    column = {name: at for at, name in enumerate(names)}
    cells = [
        (at, column[name], value)
        for at, row in enumerate(rows)
        for name, value in row.items()
        if name in column
    ]
    places = [at for at, _, _ in cells], [at for _, at, _ in cells]
    values = [value for _, _, value in cells]
    return csr_matrix((values, places), shape=(len(rows), len(names)))


def _assessments(table: Any, lessons: Sequence[Lesson]) -> dict[str, Sequence[float]]:
    given = [lesson.assessment for lesson in lessons]
    model = LogisticRegression(C=ASSESSMENT_FREEDOM, max_iter=300, fit_intercept=False)
    model.fit(table, given)
    rows = model.coef_ if len(model.classes_) > 2 else [-model.coef_[0], model.coef_[0]]
    return dict(zip(model.classes_, rows, strict=True))


def _themes(table: Any, lessons: Sequence[Lesson]) -> dict[str, Sequence[float]]:
    read = [at for at, lesson in enumerate(lessons) if lesson.themes is not None]
    known = table[read]
    themes: dict[str, Sequence[float]] = {}
    for slug in (entry.slug for entry in shipped_vocabulary()):
        given = [slug in (lessons[at].themes or ()) for at in read]
        if min(sum(given), len(given) - sum(given)) >= FEWEST_OF_THEME:
            model = LogisticRegression(
                C=THEME_FREEDOM, solver="liblinear", fit_intercept=False, random_state=1
            )
            themes[slug] = model.fit(known, given).coef_[0]
    return themes
