"""The sentence that describes a finding."""

from fiel.checks.finding import Finding
from fiel.messages.catalogue import Catalogue, segment_title


def describe_finding(finding: Finding, language: str) -> str:
    """Return the sentence of a finding in a language of the catalogue ``checks``."""
    values = dict(finding.values)
    if "other" in values:  # a segment, shown by its title
        values["other"] = segment_title(values["other"], language)
    return Catalogue("checks", language).text(finding.check, **values).strip()
