"""Every component in every state, with invented content: what the page of components shows, and
the browser tests photograph.

A component that stands here is shared by pages. Those in ``OF_ONE_PAGE`` are sections cut out of
a single page, which browser tests look at there; those in ``OF_EVERY_PAGE`` stand on the page of
components as on every other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Engine
from django.utils.safestring import SafeString

from config import invented
from config.invented import Rows
from findings.arrangement import ONLY, SORTS, arranged, asked
from findings.charts import shares
from findings.filters import SORTS as FINDING_SORTS
from findings.filters import select_findings
from findings.journey import SIGN_LABELS
from findings.labels.rollup import Direction
from findings.marking import stretches
from findings.search import terms_of
from findings.timeline import timeline
from findings.visit_page import Part
from findings.vocabulary import ASSESSMENT_LABELS, ROLE_LABELS
from inspections.vocabulary import GRADE_LABELS, KIND_LABELS

OF_EVERY_PAGE = frozenset({"masthead", "messages", "page_header", "sample_banner"})
OF_ONE_PAGE = frozenset(
    {
        "authority_facts",
        "cell_preview",
        "change_side",
        "held",
        "home_news",
        "judgement_bars",
        "story_chart",
        "story_finding",
        "theme_quotes",
        "theme_raised",
        "theme_ranking",
        "theme_regions",
        "theme_related",
        "theme_since_inadequate",
        "theme_years",
        "themes_raised",
        "tile_map",
        "visits_by_month",
    }
)


@dataclass(frozen=True, slots=True)
class State:
    """A component in a state: what the state is, and how it looks then."""

    name: str
    shown: SafeString


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component by the name of its template, in all its states."""

    name: str
    states: tuple[State, ...]


States = Mapping[str, dict[str, Any]]


def specimens() -> list[Specimen]:
    """All shared components, by name."""
    return [
        Specimen(name, tuple(_shown(name, states))) for name, states in sorted(_contents().items())
    ]


def _shown(name: str, states: States) -> Iterator[State]:
    """Without the context processors of a request, which would ask the database each time."""
    template = Engine.get_default().get_template(f"components/{name}.html")
    for state, given in states.items():
        context = Context(given)
        context.request = invented.request()  # type: ignore[attr-defined]
        yield State(state, template.render(context))


def _contents() -> dict[str, States]:
    return _labels() | _words() | _forms() | _lists() | _charts() | _findings()


def _labels() -> dict[str, States]:
    """What is told by a sign and a word."""
    return {
        "assessment": {
            **{label: {"assessment": a, "count": ""} for a, label in ASSESSMENT_LABELS.items()},
            "with a count": {"assessment": "strength", "count": 12},
        },
        "grade": {label: {"grade": grade} for grade, label in GRADE_LABELS.items()},
        "grade_tag": {label: {"grade": grade} for grade, label in GRADE_LABELS.items()},
        "grade_signs": {"all": {"grades": GRADE_LABELS}},
        "kind": {label: {"kind": kind} for kind, label in KIND_LABELS.items()},
        "role": {label: {"role": role} for role, label in ROLE_LABELS.items()},
        "entry_sign": {label: {"sign": sign} for sign, label in SIGN_LABELS.items()},
        "authority_signs": {"drawn once, unseen": {"grades": GRADE_LABELS}},
        "travel_sign": {one.value: {"direction": one.value} for one in Direction},
        "travel": {
            row.theme.name: {"travel": row.travel} for row in invented.themes_by_visits().rows
        },
        "theme_travel": {
            "better": _travel("better", invented.word("needs-improvement")),
            "worse": _travel("worse", invented.word("strength")),
            "no earlier word": _travel("raised-once", None),
        },
        "theme_word": {
            label: {"word": invented.word(a), "theme": invented.THEMES[0]}
            for a, label in ASSESSMENT_LABELS.items()
        },
    }


def _travel(direction: str, then: Any) -> dict[str, Any]:
    return {"direction": Direction(direction), "then": then, "theme": invented.THEMES[0]}


def _words() -> dict[str, States]:
    """What says something in words."""
    northshire = invented.place("Northshire")
    trust = SimpleNamespace(name="Northshire Children’s Trust")
    deliveries = [
        SimpleNamespace(trust=trust, start=date(2016, 4, 1), end=date(2019, 3, 31)),
        SimpleNamespace(trust=trust, start=date(2021, 4, 1), end=None),
    ]
    return {
        "notice": {
            kind or "plain": {"text": "Six letters were read, one of them in part.", "kind": kind}
            for kind in ("", "success", "warning", "error")
        },
        "empty": {
            "with something to do": {
                "title": "No documents are held yet",
                "text": "Once letters are taken in, their findings stand here.",
                "url": "#empty",
                "action": "Upload documents",
            },
            "without": {"title": "No visits are held", "text": "They stand here once they are."},
        },
        "facts": {
            "some": {
                "facts": [
                    ("Lead inspector", "Ada Quill"),
                    ("Published", "12 March 2026"),
                    ("A long value", "Northshire, Eastmere, Wexcombe and Westhaven together"),
                ]
            }
        },
        "deciding_words": {"some": {"words": ["too slow", "drift"]}, "none": {"words": []}},
        "source_link": {
            "a page of a letter": {"source": invented.source(), "page": 3},
            "a council’s paper": {
                "source": invented.source(name="Item 7.docx", document_type="committee-report"),
                "page": None,
            },
        },
        "authority_history": {
            "closed": {
                "authority": invented.place(
                    "Old Northshire", closed=date(2020, 3, 31), successors=Rows([northshire])
                )
            },
            "opened, with a trust": {
                "authority": invented.place(
                    "Northshire",
                    opened=date(2020, 4, 1),
                    predecessors=Rows([invented.place("Old Northshire")]),
                    trust_deliveries=Rows(deliveries),
                )
            },
        },
        "breadcrumbs": {
            "two levels": {
                "first_url": "#breadcrumbs",
                "first": "Authorities",
                "second_url": "#breadcrumbs",
                "second": "Northshire",
                "here": "Supervision",
            }
        },
    }


class _Invented(forms.Form):
    """A form with a field of each sort."""

    plain = forms.CharField(label="Name")
    hinted = forms.CharField(label="Words", help_text="All of them must occur.")
    wrong = forms.DateField(
        label="Since", error_messages={"invalid": "“31/31” is not a date. Write it as 2018-03-06."}
    )
    chosen = forms.MultipleChoiceField(
        label="Assessment", choices=ASSESSMENT_LABELS.items(), widget=forms.CheckboxSelectMultiple
    )
    many = forms.MultipleChoiceField(
        label="Kind",
        required=False,
        choices=[*KIND_LABELS.items(), *ROLE_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    astray = forms.MultipleChoiceField(
        label="Region",
        choices=[("east", "East")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is not a region here."},
    )


def _forms() -> dict[str, States]:
    """What is filled in, and what is said when it is wrong."""
    filled = QueryDict("plain=Northshire&hinted=risk&wrong=31/31&chosen=mixed&astray=west")
    form = _Invented(filled, auto_id="specimen_%s")
    matrix = invented.themes_by_visits()
    groups = [name for name, _ in matrix.groups]
    selection = select_findings(QueryDict("q=risk"))
    return {
        "field": {
            "plain": {"field": form["plain"]},
            "with a hint": {"field": form["hinted"]},
            "wrong": {"field": form["wrong"]},
        },
        "choices": {
            "something ticked": {"field": form["chosen"]},
            "closed, many": {"field": form["many"]},
            "wrong": {"field": form["astray"]},
        },
        "error_summary": {"two fields wrong": {"form": form}},
        "finding_filters": {
            "words asked for": {
                "form": selection.form,
                "sorts": [(name, label) for name, (label, _) in FINDING_SORTS.items()],
                "sort": "newest",
            }
        },
        "matrix_filters": {
            "narrowed": {
                "authority": invented.authority(),
                "asks": asked(QueryDict("only=changed&sort=concern"), groups, ["ilacs"]),
                "sorts": {name: label for name, (label, _) in SORTS.items()},
                "only": {name: label for name, (label, _) in ONLY.items()},
                "groups": groups,
                "kinds": {kind: KIND_LABELS[kind] for kind in ("ilacs", "monitoring-visit")},
            }
        },
        "pills": {
            "two on": {
                "pills": [
                    (SimpleNamespace(label="Theme", words="Supervision"), "q=risk"),
                    (SimpleNamespace(label="Words", words="risk"), "theme=supervision"),
                ],
                "clear_url": "#pills",
            },
            "none": {"pills": []},
        },
    }


def _lists() -> dict[str, States]:
    """What leads through long lists."""
    paginator = Paginator(range(400), 25)
    page = paginator.page(8)
    head = {"name": "region", "label": "Region", "class": ""}
    return {
        "pager": {
            "in the middle": {
                "page": page,
                "pages": list(paginator.get_elided_page_range(8)),
                "what": "findings",
            }
        },
        "parts": {
            "the second": {"part": Part(2, 3, 41, 80, 104, ()), "label": "Parts, the second"},
            "all on one page": {"part": Part(0, 3, 1, 104, 104, ()), "label": "Parts, all"},
        },
        "sort_head": {
            "not sorted": head | {"sort": "name"},
            "sorted": head | {"sort": "region"},
            "the other way": head | {"sort": "-region"},
        },
    }


def _charts() -> dict[str, States]:
    """What is drawn, and what stands in tables of marks."""
    way, northshire = invented.way(), invented.authority()
    drawn = {"timeline": timeline(way, invented.TODAY), "signs": way.signs}
    counts = {"strength": 5, "improving": 2, "mixed": 4, "needs-improvement": 8, "context": 1}
    shown = arranged(invented.themes_by_visits(), asked(QueryDict(""), [], []))
    return {
        "bar": {
            "every assessment": {"bar": shares(counts, 20)},
            "half full": {"bar": shares({"needs-improvement": 10}, 20)},
        },
        "timeline_chart": {"with a visit not held": drawn},
        "journey": {"with a visit not held": {"journey": way, "authority": northshire}},
        "grades_now": {"three judgements": {"standing": invented.stands()}},
        "matrix": {
            "three themes": {
                "matrix": shown,
                "authority": northshire,
                "assessments": ASSESSMENT_LABELS,
            }
        },
    }


def _findings() -> dict[str, States]:
    """What was said."""
    mixed = [
        ("Supervision is regular.", "strength"),
        ("Plans are often too slow.", "needs-improvement"),
        ("Inspectors looked at six cases.", "context"),
    ]
    said = invented.finding(1, "finding", mixed, assessment="mixed")
    asked_for = invented.finding(
        2, "recommendation", [("The quality of plans.", "needs-improvement")]
    )
    better = invented.finding(
        3, "summary", [("Assessments are improving.", "improving")], number=""
    )
    looked_for = terms_of("plans")
    return {
        "finding": {
            "in a list": {"finding": said, "stretches": stretches(said), "with_visit": True},
            "words looked for": {
                "finding": asked_for,
                "stretches": stretches(asked_for, looked_for),
            },
            "without a number": {"finding": better, "stretches": stretches(better), "alone": True},
        },
        "marked_text": {
            label: {"stretches": stretches(one)}
            for label, one in {
                label: invented.finding(key, "finding", [(f"This is {label.lower()}.", name)])
                for key, (name, label) in enumerate(ASSESSMENT_LABELS.items(), start=10)
            }.items()
        },
    }
