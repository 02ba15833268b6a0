"""What a run proposes to the documentation's author: sentences about limitations that are none."""

from collections.abc import Iterator

from reports.model import Report, Verdict

_PROPOSED = "proposed to the documentation's author"


def proposals(report: Report) -> Iterator[str]:
    """Yield a line for each sentence, with the requirement that it is about."""
    for result in report.results:
        if result.verdict in {Verdict.LIFTED, Verdict.DEVIATION}:
            told = [
                seen.value
                for case in result.cases
                for seen in case.evidence
                if seen.what == _PROPOSED
            ]
            yield from (f"{result.slug}: {sentence}" for sentence in dict.fromkeys(map(str, told)))
