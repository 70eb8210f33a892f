"""Whose words a sentence or paragraph of a council's paper or page is: the inspectors' or its own.

The council's voice is decided first: motions and resolutions, members and officers who ask, thank
or explain, people quoted by name, what officers did and will do. Only then is a sentence asked
whether it retells the inspectors. Their own lead speaks for them; an officer who only passes on
what Ofsted found retells it too. Members' praise or doubts of a report never do.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ingest.reading.fields.citations import sentences


class Voice(StrEnum):
    """Who speaks: the inspectors retold, the council itself, or the council opening an item."""

    INSPECTORS = "inspectors"
    COUNCIL = "council"
    PROCEDURE = "procedure"


_BODY = (
    r"(?:(?:a|an|the|one|some|several|another|each|all|most)\s+)?(?:co-opted\s+)?"
    r"(?:members?|councillors?|cllrs?|chair(?:man|person|woman)?|vice-chair\w*|deputy\s+chair\w*|"
    r"mayor|cabinet(?:\s+member)?|(?:lead|portfolio|executive)\s+(?:member|holder)|"
    r"(?:scrutiny\s+|select\s+|sub-?\s?)?committee|(?:scrutiny\s+)?panel|(?:improvement\s+|"
    r"scrutiny\s+|partnership\s+)?board|leader\s+of\s+the\s+council|leader|"
    r"(?:(?:assistant|deputy|executive|corporate|strategic|service|interim|operational)\s+)*"
    r"(?:director|head)|DCS|officers?|chief\s+executive|commissioner|team\s+manager|"
    r"service\s+manager)"
)
_SPEAKS = (
    r"(?:asked|queried|questioned|enquired|thanked|congratulated|welcomed|noted|introduced|"
    r"presented|explained|advised|responded|replied|answered|reported|outlined|opened|invited|"
    r"provided|gave|read|agreed|commented|requested|expressed|sought|felt|said|says|stated|"
    r"confirmed|informed|raised|resolved|considered|received|moved|highlighted|suggested|"
    r"proposed|echoed|praised|thought|hoped|discussed|heard|endorsed|approved|supported|"
    r"emphasi[sz]ed|stressed|challenged|acknowledged|reiterated|assured|reflected|"
    r"recommended|concluded|added|(?:was|were)\s+(?:informed|advised|pleased|concerned|told|"
    r"assured|of\s+the\s+view|reminded|keen)|had\s+been)"
)
MEMBERS_SAY = re.compile(
    rf"^\W*{_BODY}\b[^.]{{0,80}}?\b{_SPEAKS}\b|"
    r"^\W*(?:in\s+(?:response|reply|answer)\s+to|(?:a\s+)?(?:question|query|request|comment|"
    r"suggestion|discussion|debate)s?\b|resolved|agreed|action\b|it\s+was\s+"
    r"(?:also\s+|then\s+)?(?:resolved|agreed|moved|proposed|asked|queried|suggested|"
    r"requested|commented|felt)|"
    r"in\s+(?:presenting|introducing|considering|conclusion|summing\s+up|opening)\b|"
    r"(?:during|in)\s+(?:the\s+)?(?:ensuing\s+|subsequent\s+)?(?:discussions?|debate)|"
    r"consideration\s+was\s+given|thanks\s+(?:was|were)|recommendation\s*:|decision\s*:)",
    re.IGNORECASE,
)
_OPENS_ITEM = re.compile(
    rf"^\W*(?:consideration\s+was\s+given|it\s+was\s+(?:also\s+|further\s+)?(?:explained|"
    rf"noted|reported|highlighted|confirmed|advised|stated)\b|{_BODY}\b[^.]{{0,80}}?\b(?:introduced|presented|"
    r"outlined|opened|considered|received|provided|gave\s+(?:an?\s+)?(?:update|overview|"
    r"presentation)|submitted|(?:was|were)\s+(?:informed|advised|told))\b)",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\s*)?that\s+(?:the\s+)?(?:report|committee|members|cabinet|panel|board|"
    r"update|letter)\b|"
    r"^\W*(?:\(?\w{1,3}[.)]\s*)?that\b[^.;]*(?<!may)(?<!can)(?<!to)(?<!will)(?<!could)(?<!must)"
    r"(?<!should)(?<!would)\s+be\s+(?:\w+ly\s+)?(?:\w+ed|given|brought|sent|taken)\b|"
    r"\b(?:report|update|letter|information|contents?|progress|findings|outcome|plan)\s+"
    r"(?:and\s+\w+\s+)?be\s+(?:noted|received|approved|endorsed|accepted|agreed|welcomed)\b|"
    r"\b(?:is|are|was|were)\s+(?:asked|recommended|invited|requested)\s+to\b|"
    r"^\W*(?:\(?\w{1,3}[.)]\s*)?to\s+(?:note|approve|endorse|receive|comment|"
    r"share|update|inform|scrutini[sz]e|(?:consider|agree)\s+(?:the|this|and|how|what))\b",
    re.IGNORECASE,
)
_NOT_A_NAME = (
    r"(?!Ofsted|Inspect|HMI|Children|Social|Senior|Personal|Foster|Care|Young|Staff|The|Their|"
    r"They|In|It|Key|Since|When|At|On|Overall|Parents|Leaders|Managers|Partners|Police|However)"
)
_NEUTRAL = (
    r"(?:introduced|presented|outlined|stated|explained|advised|reported|informed|provided|gave|"
    r"summari[sz]ed|opened|highlighted|confirmed)"
)
_NAME = r"[A-ZÀ-Ý][\w'’À-ÿ-]+"
_SOMEBODY = (
    r"^\W*(?:(?:Cllr|Councillor|Mayor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor)"
    rf"\.?\s+{_NAME}|{_NOT_A_NAME}{_NAME}\s+{_NAME})(?:\s+{_NAME}){{0,2}}"
    rf"(?:\s*,[^.:“”\"]{{0,160}},|\s*\([^)]{{0,60}}\))?\s+(?:also\s+|then\s+|further\s+)?"
)
NAMED_SPEAKER = re.compile(rf"{_SOMEBODY}{_SPEAKS}\b")
_NAMED_OPENER = re.compile(rf"{_SOMEBODY}{_NEUTRAL}\b")
_ATTRIBUTED = re.compile(
    r"^(?P<who>[^.“\"]{0,200}?)\b(?:said|says|added|commented|stated|explained|continued)\s*:?\s*"
    r"[,:]?\s*[“\"‘]",
    re.IGNORECASE,
)
_QUOTED_FIRST = re.compile(
    r"[”\"’],?\s+(?:said|says|added|explained|commented)\s+(?!(?:the\s+)?(?:inspector|ofsted|"
    r"report|letter|HMI))",
    re.IGNORECASE,
)
LEAD_OF_INSPECTION = re.compile(
    r"\blead\s+inspector\b|\bwho\s+led\s+the\s+(?:\w+\s+)?(?:inspection|visit|team|inspectors)\b|"
    r"\bHMI\b|\bH(?:is|er)\s+Majesty['’]s\s+Inspector\b",
)
_INSPECTORS_WORD = re.compile(r"\b(?:inspectors?|ofsted|HMI|letter|report)\b", re.IGNORECASE)
OFFICERS_SAY = re.compile(
    r"\b(?:improvement|action|delivery|development)\s+plan\b[^.]{0,40}\b(?:(?:is|are|was|has|"
    r"have|will)\s+"
    r"(?:(?:now|also|already|be|been|being|in)\s+)*(?:develop\w*|updated|produced|drafted|revised|"
    r"refreshed|prepared|presented|monitored|put\s+together|created|submitted|agreed|shared)|"
    r"addresses)\b|"
    r"\bwill\s+be\s+(?:presented|reported|taken|considered|brought|submitted|shared|monitored|"
    r"overseen|recruited|"
    r"addressed|developed|reviewed)\b|"
    r"\b(?:work|actions?|steps?|measures?)\s+(?:has|have|is|are)\s+(?:already\s+|now\s+|also\s+"
    r")?(?:been\s+)?"
    r"(?:commenced|begun|started|taken|underway|under\s+way|put\s+in\s+"
    r"place)\b[^.]{0,40}\b(?:findings|"
    r"recommendations|areas\s+for|inspection|visit|letter|report)\b|"
    r"^\W*(?:in\s+response|since\s+(?:the|this)\s+(?:monitoring\s+|focus\w*\s+)?(?:visit|"
    r"inspection|publication),?\s+(?:we|officers|the\s+(?:council|service|department|"
    r"directorate|local\s+authority|team))|"
    r"following\s+(?:the|this)\s+(?:monitoring\s+|focus\w*\s+)?(?:visit|inspection|"
    r"publication)[^.]{0,20},\s*(?:we|officers|the\s+(?:council|service|"
    r"department|directorate|local\s+authority|team))|next\s+steps|the\s+next\b|action\s*:|"
    r"response\s*:|actions?\s+taken)|"
    r"^\W*we\s+(?:have|are|will|plan|intend|recogni[sz]e|accept|welcome|know|need|continue)\b",
    re.IGNORECASE,
)
_OWN_REPORT = re.compile(
    r"\b(?:report|paper|briefing(?:\s+note)?|presentation|update)\s+(?:to|for|by|of|from)\s+"
    r"(?:the\s+)?(?:cabinet|committee|members|board|panel|council|executive|director|"
    r"deputy|assistant|corporate|strategic|head|chief|peer|"
    r"(?:children['’]?s\s+)?(?:services\s+)?commissioner)\b|"
    r"^\W*(?:this|the)\s+(?:report|paper|briefing)\s+(?:summari[sz]e[sd]|sets?\s+out|provide[sd]|"
    r"detail(?:s|ed)|introduce[sd]|updates?|informs?|outline[sd]|seeks?|sought|is\s+to|"
    r"presents?|explain(?:s|ed))\b",
    re.IGNORECASE,
)
_WHO_FOUND = r"(?:inspectors?|ofsted|hmi|inspection\s+team)"
_SOURCE = (
    rf"(?:{_WHO_FOUND}|(?:the|their|its|this|an?|ofsted['’]?s?)\s+(?:\w+\s+){{0,2}}(?:letter|"
    r"report|findings|feedback|visit|inspection|outcome)|ofsted\s+(?:letter|report)|"
    r"^\W*(?:letter|report)|key\s+(?:findings|strengths)|strengths|positives)"
)
_FOUND = (
    r"(?:found|finds?|noted|notes|recogni[sz]ed|recogni[sz]es|highlight(?:s|ed)?|"
    r"identif(?:y|ies|ied)|acknowledged|acknowledges|stated|states|said|says|saw|observed|"
    r"commented|concluded|concludes|praised|praises|praising|commended|raised|confirmed|felt|"
    r"agreed|recommended|reports?,?\s+(?:however,\s+)?that|describe[sd]?|pointed|included?|recorded|reported\s+(?:that|on|an?|"
    r"significant|improve\w+)|advised|were\s+(?:impressed|assured|positive|clear|concerned|"
    r"pleased|confident|struck|satisfied|told)|judged\s+that)"
)
_ACTIVE = r"(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!\balso )"
STRONGLY = re.compile(
    rf"\b(?:found|noted|identified|highlighted|recogni[sz]ed|seen|observed|praised|reported|"
    r"raised|described|commended|acknowledged|judged)\s+by\s+(?:the\s+)?"
    rf"{_WHO_FOUND}\b|\b{_WHO_FOUND}\s+(?:(?:had|have|has|also|specifically|further|"
    rf"in\s+particular|again|positively|they)\s+){{0,3}}{_FOUND}\b",
    re.IGNORECASE,
)
INSPECTORS_SAY = re.compile(
    rf"{STRONGLY.pattern}|"
    rf"\b{_WHO_FOUND}\b[^.]{{0,160}}?\band\s+(?:also\s+)?(?:found|noted|concluded|said)\b|"
    rf"\b{_SOURCE}\b[^.]{{0,80}}?\b(?:also\s+|(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )"
    rf"(?<!\bis )(?<!\bare ))\b{_FOUND}\b|"
    rf"\baccording\s+to\s+(?:the\s+)?(?:ofsted|inspectors?|(?:letter|report))\b|"
    r"\bwith\s+inspectors\s+\w+ing\b|,\s+(?:says|said)\s+(?:an?\s+|the\s+)?(?:ofsted|inspectors)\b|"
    rf"\b(?:main|key|headline|overall)\s+finding\s+(?:of|from|is|was|in|had)\b|"
    r"\b(?:visit|inspection)\b[^.]{0,60}\bresult(?:ed|ing|s)\s+in\b[^.]{0,40}\b(?:areas?|points?|"
    r"findings|recommendations?)\b|"
    r"^\W*(?:areas?\s+for\s+(?:improvement|development)|strengths)\s+(?:\w+\s+){0,3}(?:were|are|"
    r"included?)\b",
    re.IGNORECASE,
)
_FINDERS = re.compile(
    rf"^\W*(?:[^,.]{{3,60}},\s+)?(?:the\s+)?(?:ofsted\s+)?{_WHO_FOUND}\s+(?:(?:had|have|has|also|"
    rf"specifically|further)\s+){{0,2}}{_FOUND}\b|"
    rf"^\W*it\s+(?:was|had\s+been)\s+{_FOUND}\s+by\s+(?:the\s+)?{_WHO_FOUND}\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"^\W*(?:they|it|the\s+(?:letter|report|inspection|visit)|there)\s+(?:(?:also|further|then|"
    rf"in\s+addition|specifically|had|has|have)\s+){{0,2}}{_FOUND}\b|"
    r"^\W*(?!it\b)[^.]{0,160}?\b(?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:also\s+|"
    r"further\s+)?(?:praised|commended|highlighted\s+as|recogni[sz]ed|judged|found|reported|"
    r"observed|noted|seen|described)\s+(?:to|as|for|in|with)\b",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    rf"^\W*{_BODY}\b[^.]{{0,60}}?\b(?:advised|informed|reported|explained|highlighted|outlined|"
    r"said|stated|drew|noted|shared|(?:was|were)\s+(?:informed|advised|told))\b[^.]{0,60}?"
    r"(?:\bthat\s+(?:the\s+)?(?:ofsted\s+|recent\s+)?(?:inspectors?|ofsted|letter|report|"
    r"inspection|visit|it\s+was\s+a\s+positive\s+(?:visit|inspection|letter))\b|"
    r"\bto\s+(?:the\s+)?(?:ofsted|inspectors?)['’]s?\b)",
    re.IGNORECASE,
)
_DREW_ATTENTION = re.compile(
    rf"^\W*{_BODY}\b[^.]{{0,60}}?\b(?:drew|draw)\b[^.]{{0,60}}\battention\s+to\s+(?:the\s+)?"
    r"(?:ofsted|inspectors?)['’]s?\s+(?:comments?|findings?|concerns?|conclusions?)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\?\s*[”\"’]?\s*$|^\W*in\s+(?:response|reply|answer)\b|\bwhether\b|"
    r"^\W*(?:a\s+)?(?:questions?|quer(?:y|ies))\b",
    re.IGNORECASE,
)
_OF_THE_PREVIOUS = re.compile(
    r"^\W*(?:(?:at|in|during|following)\s+)?(?:the|our|its|their)\s+(?:previous|last|earlier|prior)\s+"
    r"(?:\w+\s+){0,3}(?:inspection|visit|letter|report)\b",
    re.IGNORECASE,
)
_FIRST_WORDS_TO_COME = re.compile(
    r"\b(?:will|would)\s+(?:return|visit|inspect|be\s+(?:back|published)|carry|take\s+(?:place|"
    r"the\s+findings))\b",
    re.IGNORECASE,
)


def sentence_voice(sentence: str) -> Voice | None:
    """Who speaks in a sentence, None where its words do not tell."""
    attributed = _ATTRIBUTED.match(sentence)
    if LEAD_OF_INSPECTION.search(attributed["who"] if attributed else ""):
        return Voice.INSPECTORS
    if attributed and not _INSPECTORS_WORD.search(attributed["who"]):
        return Voice.COUNCIL
    if _NAMED_OPENER.search(sentence) and not attributed:
        return Voice.PROCEDURE
    if _is_councils_own(sentence):
        return Voice.COUNCIL
    if _passes_on(sentence):
        return Voice.INSPECTORS
    if _OPENS_ITEM.search(sentence):
        return Voice.PROCEDURE
    if MEMBERS_SAY.search(sentence) or OFFICERS_SAY.search(sentence):
        return Voice.COUNCIL
    return Voice.INSPECTORS if _tells(sentence) and not _QUESTION.search(sentence) else None


def paragraph_voice(text: str, before: Voice | None = None) -> Voice | None:
    """Who speaks in a paragraph that follows one of ``before``.

    The first sentence that tells decides. After an opening of procedure it takes a sentence that
    names the inspectors as the finders, and no member's or officer's word besides it.
    """
    voices: list[Voice | None] = []
    previous = before
    for sentence in sentences(text):
        voice = sentence_voice(sentence)
        if voice is None and previous is Voice.INSPECTORS and _GOES_ON.search(sentence):
            voice = Voice.INSPECTORS
        voices.append(voice)
        previous = voice or previous
    told = [voice for voice in voices if voice is not None]
    if not told or told[0] is not Voice.PROCEDURE:
        return told[0] if told else None
    if Voice.COUNCIL in told or not any(map(_finders_speak, sentences(text)[1:])):
        return Voice.COUNCIL
    return Voice.INSPECTORS


def _finders_speak(sentence: str) -> bool:
    return bool(_FINDERS.match(sentence)) or _passes_on(sentence)


def quotation_voice(text: str) -> Voice:
    """Who speaks in a paragraph that goes on with a quotation: the speaker, unless a sentence of
    it has the inspectors find something."""
    return Voice.INSPECTORS if any(map(_FINDERS.match, sentences(text))) else Voice.COUNCIL


def is_motion(text: str) -> bool:
    """Whether a list's item is a motion or a member's word, whatever list it stands in."""
    opening = sentences(text)[0]
    if _MOTION.search(opening) or NAMED_SPEAKER.search(opening):
        return True
    return bool(
        re.match(
            r"^\W*(?:(?:a|the|some|several|other)\s+)?(?:members?|councillors?|cllrs?|"
            r"chair(?:man|person|woman)?|committee|panel|cabinet)\b(?!\s+of\s+staff)",
            opening,
            re.IGNORECASE,
        )
        and MEMBERS_SAY.search(opening)
    )


def tells_of_inspectors(text: str) -> bool:
    """Whether words retell the inspectors, whoever else may speak in them."""
    return _tells(text)


def _tells(sentence: str) -> bool:
    if _OF_THE_PREVIOUS.search(sentence) or _FIRST_WORDS_TO_COME.search(sentence):
        return False
    return bool(INSPECTORS_SAY.search(sentence))


def _passes_on(sentence: str) -> bool:
    """Whether an officer or the leader only tells what the inspectors said."""
    if _QUESTION.search(sentence):
        return False
    if _DREW_ATTENTION.search(sentence):
        return True
    return bool(_PASSED_ON.search(sentence)) and _tells(sentence)


def _is_councils_own(sentence: str) -> bool:
    return bool(
        _MOTION.search(sentence)
        or NAMED_SPEAKER.search(sentence)
        or _QUOTED_FIRST.search(sentence)
        or _OWN_REPORT.search(sentence)
    )
