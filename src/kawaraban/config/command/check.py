"""`kawaraban check`: what is misconfigured, in plain words."""

from __future__ import annotations

import argparse

from kawaraban.config.command.management import start_django


def run(arguments: list[str]) -> int:
    """Print every finding; return 1 if anything is wrong, else 0."""
    argparse.ArgumentParser(
        prog="kawaraban check", description="Say in plain words what is misconfigured."
    ).parse_args(arguments)
    site = start_django()
    from kawaraban.config import checks

    findings = checks.everything(site)
    for finding in sorted(findings, key=lambda finding: not finding.wrong):
        print(f"{'Wrong:' if finding.wrong else 'Note: '} {finding.sentence}")
    wrong = sum(finding.wrong for finding in findings)
    if wrong:
        print(f"{wrong} thing is wrong." if wrong == 1 else f"{wrong} things are wrong.")
        return 1
    print(f"{site.data}: nothing is wrong.")
    return 0
