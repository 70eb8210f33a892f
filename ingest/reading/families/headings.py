"""Headings of visit letters and councils' papers, and the role of what stands under them.

The wordings changed with the years: letters of 2016-17 have "Summary of findings" and
"Evaluation of progress", those of 2018-20 "Overview" and "Findings (and evaluation of
progress)", those from 2021 "Headline findings" and "Main findings". A heading is a block that
the format marks as one, a block whose words are a known heading, or a bare short line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from findings.vocabulary import Role
from ingest.reading.document import Block, BlockKind

LONGEST_HEADING = 18
"""Words; a longer block is text, however bold."""

_LONGEST_BARE_LINE = 9


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """A heading's wording (a pattern for the whole of it) and the role of its section."""

    pattern: str
    role: Role


_VISIT = r"(?:(?:monitoring|focus(?:s?ed)?|assurance)\s+)?visits?"
_OF_PRACTICE = (
    r"(?:\s+in\s+(?:this|these)\s+areas?(?:\s+of\s+(?:social\s+work\s+)?(?:practice|service))?"
    r"|\s+in\s+.{3,40})?"
)

LETTER_HEADINGS: tuple[HeadingRule, ...] = (
    HeadingRule(rf"(?:what\s+are\s+the\s+)?areas?\s+(?:covered|reviewed|considered|inspected)"
                rf"(?:\s+(?:by|during|in|at)\s+(?:the|this)\s+{_VISIT})?", Role.CONTEXT),
    HeadingRule(rf"(?:the\s+)?(?:scope|focus|purpose|context|methodology)"
                rf"(?:\s+(?:of|for)\s+(?:the|this)\s+{_VISIT})?", Role.CONTEXT),
    HeadingRule(r"(?:what|how)\s+(?:the\s+)?inspectors\s+(?:looked\s+at|did|"
                r"gathered.*)", Role.CONTEXT),
    HeadingRule(r"what\s+we\s+(?:looked\s+at|did)", Role.CONTEXT),
    HeadingRule(r"what\s+did\s+(?:the\s+)?(?:inspectors|we)\s+(?:look\s+at|do|cover|consider)",
                Role.CONTEXT),
    HeadingRule(r"(?:the\s+)?(?:evidence|inspection\s+activity|background|"
                r"introduction)", Role.CONTEXT),
    HeadingRule(r"next\s+steps|(?:(?:headlines?|plans?|focus)\s+(?:for|of)\s+)?(?:the\s+)?next\s+"
                r"(?:monitoring\s+|focused\s+)?visit|publication", Role.CONTEXT),
    HeadingRule(r"(?:the\s+)?overview(?:\s+of\s+(?:the\s+)?findings)?", Role.SUMMARY),
    HeadingRule(r"(?:the\s+)?(?:headline|key\s+headline)s?(?:\s+findings?)?", Role.SUMMARY),
    HeadingRule(r"(?:executive\s+)?summary(?:\s+of\s+(?:the\s+|main\s+|key\s+"
                r")*findings?)?", Role.SUMMARY),
    HeadingRule(r"areas?\s+for\s+priority\s+actions?|priority\s+actions?"
                r"(?:\s+(?:areas?|identified.*))?", Role.PRIORITY_ACTION),
    HeadingRule(rf"what\s+(?:needs?|has|have)\s+to\s+(?:be\s+"
                rf")?improved?{_OF_PRACTICE}", Role.RECOMMENDATION),
    HeadingRule(rf"what\s+does\s+.{{3,60}}\s+need\s+to\s+"
                rf"improve{_OF_PRACTICE}", Role.RECOMMENDATION),
    HeadingRule(rf"(?:key\s+|main\s+|other\s+)?areas?\s+(?:for|of|requiring|in\s+need\s+of|"
                rf"needing)\s+"
                rf"(?:further\s+)?(?:improvement|"
                rf"development)s?{_OF_PRACTICE}", Role.RECOMMENDATION),
    HeadingRule(r"(?:the\s+)?recommendations?(?:\s+for\s+improvement)?", Role.RECOMMENDATION),
    HeadingRule(r"(?:the\s+)?(?:main|detailed|inspection|visit|key)?\s*findings?"
                r"(?:\s+(?:and|&)\s+(?:the\s+)?evaluation\s+of\s+progress)?"
                rf"(?:\s+(?:of|from)\s+(?:the|this)\s+{_VISIT})?", Role.FINDING),
    HeadingRule(r"(?:findings\s+(?:and|&)\s+)?(?:the\s+)?evaluation\s+of\s+(?:the\s+)?progress"
                r"(?:\s+made)?", Role.FINDING),
    HeadingRule(r"progress(?:\s+(?:made|since\s+.{3,60}))?", Role.FINDING),
)  # fmt: skip
"""Headings of monitoring, focused and assurance visit letters, 2013-2026."""

_OFSTEDS = r"(?:ofsted(?:['’]s)?|the\s+inspectors?['’]?s?|inspectors?['’]?|hmi['’]?s?)"
_LOOKED = r"(?:inspection|visit|letter|report|re-?inspection)"

PAPER_HEADINGS: tuple[HeadingRule, ...] = (
    HeadingRule(rf".*\brecommendations?\s+(?:from|of|by|made\s+by|in)\s+(?:the\s+"
                rf")?(?:{_OFSTEDS}|{_LOOKED}).*"
                rf"|{_OFSTEDS}\s+recommendations?.*|inspection\s+"
                rf"recommendations?", Role.RECOMMENDATION),
    HeadingRule(r"(?:key\s+|main\s+|identified\s+|other\s+)*(?:areas?|points?|issues)\s+"
                r"(?:identified\s+)?(?:for|of|requiring|needing|in\s+need\s+of)\s+(?:further\s+|"
                r"continued\s+)?"
                r"(?:improvement|development|attention|focus|work)s?\b.*", Role.RECOMMENDATION),
    HeadingRule(r"what\s+(?:needs?|has|have)\s+to\s+(?:be\s+)?(?:improved?|develop|get\s+better).*|"
                r"what\s+(?:do\s+)?(?:we|x)\s+need\s+to\s+(?:do\s+better|improve).*|even\s+"
                r"better\s+if.*|"
                r"what\s+(?:is|are|['’]s)\s+not\s+working\s+(?:so\s+)?well.*|"
                r"(?:key\s+)?(?:weaknesses|challenges\s+identified.*)", Role.RECOMMENDATION),
    HeadingRule(r"areas?\s+for\s+priority\s+actions?.*|priority\s+actions?", Role.PRIORITY_ACTION),
    HeadingRule(r"(?:headline|overall)\s+(?:findings?|messages?)|(?:overview|summary)\s+of\s+"
                r"(?:the\s+)?"
                rf"(?:main\s+|key\s+)?(?:findings?|outcomes?|{_LOOKED}\s+findings?)", Role.SUMMARY),
    HeadingRule(r"(?:the\s+|main\s+|key\s+|detailed\s+|inspection\s+|visit\s+|inspectors?['’]\s+|"
                r"ofsted(?:['’]s)?\s+)*(?:findings?|feedback|outcomes?)"
                rf"(?:\s+(?:of|from)\s+(?:the\s+|ofsted\s+|monitoring\s+|focus(?:s?ed)?\s+"
                rf")*{_LOOKED}s?.*)?",
                Role.FINDING),
    HeadingRule(r"(?:findings\s+(?:and|&)\s+)?evaluation\s+of\s+(?:the\s+"
                r")?progress.*", Role.FINDING),
    HeadingRule(r"(?:key\s+|main\s+|areas?\s+of\s+|identified\s+)*(?:strengths?|positives?|"
                r"good\s+practice|"
                r"improvements?|progress)(?:\s+(?:identified|noted|seen|found|included?|"
                r"recogni[sz]ed|made)\b.*)?|"
                r"positive\s+(?:findings?|feedback|practice|areas)\b.*|"
                r"what\s+(?:is|are|['’]s|was)\s+(?:working|going|went)\s+well\b.*|"
                r"what\s+(?:we\s+do|inspectors\s+(?:found|saw|said|liked))\b.*", Role.FINDING),
    HeadingRule(rf"(?:what\s+)?{_OFSTEDS}\s+(?:found|said|findings?|feedback|told\s+"
                rf"us)\b.*", Role.FINDING),
)  # fmt: skip
"""Headings in councils' papers and pages under which they retell what inspectors found."""

OFFICERS_HEADINGS = re.compile(
    r"^(?:executive\s+summary|summary|recommendations?|(?:officer|proposed)\s+recommendations?|"
    r"purpose\b.*|introduction|background\b.*|context\b.*|advice|consultations?\b.*|"
    r".*\bimplications?\b.*|risks?\b.*|.*\brisk\s+management\b.*|financ\w+\b.*|legal\b.*|"
    r"equalit\w+\b.*|human\s+rights\b.*|.*\bbackground\s+papers\b.*|appendi(?:x|ces)\b.*|"
    r"list\s+of\s+.*|next\s+steps\b.*|.*\bactions?\s+(?:plan|taken|since|to\s+date|arising)\b.*|"
    r"actions?|"
    r".*\bimprovement\s+plan\b.*|reasons?\s+for\b.*|alternative\s+options\b.*|options\b.*|"
    r"decisions?\b.*|resolved\b.*|corporate\s+(?:priorities|plan|considerations)\b.*|conclusions?|"
    r"contact\b.*|report\s+(?:of|by|author|to)\b.*|cabinet\s+member\b.*|policy\b.*|resource\b.*|"
    r"timeline|future\s+(?:inspection|visit|monitoring|activity)\w*\b.*|what\s+happens\s+next|"
    r"our\s+response\b.*|.*\bresponse\s+to\b.*|questions?\b.*|discussion|members?['’]?\s.*|"
    r"monitoring\s+and\s+(?:review|scrutiny)|scrutiny\b.*|declarations?\b.*|apologies\b.*|"
    r"minutes\b.*|wards?\s+affected\b.*|key\s+decision\b.*|crime\s+and\s+disorder\b.*|"
    r"climate\b.*|environment\w*\b.*|safeguarding\s+(?:considerations|implications).*|"
    r"inspection\s+framework\b.*|(?:the\s+)?ilacs\s+framework\b.*|progress\s+(?:against|on|"
    r"with)\b.*|"
    r"other\s+(?:considerations|matters|visits)\b.*|staffing\b.*|property\b.*|communications?\b.*|"
    r"current\s+position\b.*|work\s+(?:since|underway|to\s+date)\b.*|.*\bagenda\b.*)$",
    re.IGNORECASE,
)
"""Headings under which officers and members speak: nothing there is what inspectors found."""


def role_of_heading(text: str, rules: Sequence[HeadingRule] = LETTER_HEADINGS) -> Role | None:
    """The role of a section with this heading, None for a heading that is not in ``rules``."""
    words = bare_heading(text)
    for rule in rules:
        if re.fullmatch(rule.pattern, words, re.IGNORECASE):
            return rule.role
    return None


def bare_heading(text: str) -> str:
    """A heading without its number, closing mark, footnote mark and emphasis signs."""
    words = re.sub(
        r"^[\s*#_]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s+)?", "", text, flags=re.I
    )
    words = re.sub(r"(?<=[a-z?:])\s?\d{1,2}$", "", words)
    return " ".join(words.split()).strip(" *#_:?.–-")


def is_heading(
    block: Block, following: Block | None, rules: Sequence[HeadingRule] = LETTER_HEADINGS
) -> bool:
    """Whether ``block`` heads what follows: marked so, known by its words, bold, or a bare line."""
    words = len(block.text.split())
    if words == 0 or words > LONGEST_HEADING or block.kind is BlockKind.TABLE_ROW:
        return False
    if block.kind is BlockKind.BULLET:
        return False
    if words > 4 and block.text.rstrip().endswith("."):
        return block.kind is BlockKind.HEADING and words <= 10
    if role_of_heading(block.text, rules) is not None or block.kind is BlockKind.HEADING:
        return True
    if re.search(r"[.,;!]$", block.text.strip()) or not block.text[:1].isupper():
        return False
    if block.kind is BlockKind.NUMBERED:
        return block.bold is True and words <= _LONGEST_BARE_LINE
    if block.bold:
        return True
    return _is_bare_line(block, following)


def is_lead_in_heading(block: Block, following: Block | None) -> bool:
    """Whether a short line with a colon before a list ("Areas of strength:") is its heading."""
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and block.text.rstrip().endswith(":")
        and len(block.text.split()) <= 8
        and not re.search(
            r",|\binspectors\b|\bwe\b|\bvisit\s+w(?:as|ere)\b", block.text, re.IGNORECASE
        )
        and following is not None
        and following.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
    )


def _is_bare_line(block: Block, following: Block | None) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text.split()) <= _LONGEST_BARE_LINE
        and not re.search(r"[.:,;!]$", block.text.strip())
        and not re.search(r"(?!20\d\d\b)\b\d{3}|@|www\.", block.text)
        and following is not None
        and (len(following.text.split()) > 12 or following.kind is BlockKind.BULLET)
    )
