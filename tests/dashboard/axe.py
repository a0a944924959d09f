"""What axe-core finds wrong with a page for people who see, hear or move otherwise."""

from importlib.resources import files

from playwright.sync_api import Page

SERIOUS = ("serious", "critical")


def find_barriers(page: Page) -> list[str]:
    """Return the serious and critical violations of a page, one line a node."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['target']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]
