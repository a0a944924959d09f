"""Check for people who are women in English and men in the translation."""

from functools import cache

import regex as re

from fiel.checks.alltexts import join_sources, may_have
from fiel.checks.finding import Finding
from fiel.checks.language import RoleWords, load_language
from fiel.items import Item

_HERS = frozenset({"she", "her", "hers", "herself"})
_SHE = re.compile(rf"\b(?:{'|'.join(sorted(_HERS))})\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:he|him|his|himself|m[ae]n|boys?|husband|sons?|father|brothers?|uncle|males?|mr|guy|king"
    r"|girls?|wom[ae]n|mother|sisters?|wife|daughters?|aunt|females?|mrs|ms|miss|lady|queen|grandmother|widow"
    r"|baby|babies|infant|cousin|niece|spouse|partner|parents?|neighbou?r|people|person|someone"
    r"|cow|hen|mare|ewe|cat|dog|goat|horse|bird|ship)\b",
    re.IGNORECASE,
)
"""Who else "she" may be, or whom the masculine may be about."""
_NAME = re.compile(r"(?<=[\p{Ll},;] )(?!(?:Earth|Mars|Venus|English|American)\b)\p{Lu}\p{Ll}{2,}\b(?!['’])")
"""A name within a sentence, which may be hers; not Cohen in "Cohen's d"."""
_PEOPLE = re.compile(
    r"\b(?<!her )(student|scientist|teacher|researcher|engineer|biologist|chemist|geologist|doctor|physician"
    r"|farmer|gardener|patient|customer|client|lawyer|attorney|driver|runner|counsel(?:l?or)|psychologist|nurse"
    r"|friend|child|astronomer|botanist|athlete|buyer|witness|seller|owner|homeowner|landlord|tenant|manager"
    r"|employer|employee|defendant|plaintiff|judge|officer|victim|coach|player|worker|classmate|colleague"
    r"|assistant|artist|writer|author|president|director|candidate|pedestrian|passenger|guest|adult|teen)\b",
    re.IGNORECASE,
)
"""Persons whom "she" may be; "her teacher" is another one than she."""


def find_changed_gender(item: Item) -> list[Finding]:
    """Find "a student" who is "she" in English and has become a man.

    It is told only where the English has one such person in the segment and says nothing about any other.
    """
    findings = []
    for segment in item.segments if may_have(join_sources(item), _HERS) else ():
        source = segment.source or ""
        if not _SHE.search(source) or _OTHERS.search(source) or _NAME.search(source):
            continue
        roles = {role for role, pattern in _load_terms(item.language).items() if pattern.search(source)}
        if len(roles) != 1 or len({found.lower() for found in _PEOPLE.findall(source)} | roles) > 1:
            continue
        (role,) = roles
        masculine, feminine = _load_patterns(item.language)[role]
        found = masculine.search(segment.translation)
        if found and not feminine.search(segment.translation):
            findings.append(
                Finding(
                    check="changed-gender",
                    severity="warning",
                    segment=segment.name,
                    span=found.span(),
                    values={"text": found[0]},
                )
            )
    return findings


@cache
def _load_terms(code: str) -> dict[str, re.Pattern[str]]:
    return {
        role: re.compile(rf"\ban? (?:[a-z-]+ ){{0,2}}{role}\b", re.IGNORECASE)
        for role in load_language(code).roles
    }


@cache
def _load_patterns(code: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """The masculine and the feminine of each role; where articles tell them apart, with the article."""
    language = load_language(code)
    articles = language.agreement.articles

    def compile_role(role: RoleWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
        same = set(role.masculine) & set(role.feminine)
        before = _any_of(articles.get("ms", ())) + r"\s+" if articles else ""
        women = [
            (_any_of(articles.get("fs", ())) + r"\s+" if noun in same else "") + re.escape(noun)
            for noun in role.feminine
        ]
        return (
            re.compile(rf"(?<!\w){before}{_any_of(role.masculine)}(?!\w)", re.IGNORECASE),
            re.compile(rf"(?<!\w)(?:{'|'.join(women)})(?!\w)", re.IGNORECASE),
        )

    return {name: compile_role(role) for name, role in language.roles.items()}


def _any_of(words: "frozenset[str] | tuple[str, ...]") -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words))})"
