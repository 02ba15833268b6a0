"""``junit.xml``: a case for each case of the report, its requirements as properties."""

import re
from xml.etree import ElementTree as ET

from reports.model import Case, Outcome, Report

_ELEMENTS = {
    Outcome.FAILED: "failure",
    Outcome.ERROR: "error",
    Outcome.NOT_RUN: "skipped",
    Outcome.NOT_TESTABLE: "skipped",
    Outcome.DEVIATION: "skipped",  # no failure, and no pass either
}
# Control characters that XML 1.0 has no way to write.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """Return the report in JUnit's form, as pytest and most tools understand it."""
    slugs: dict[str, list[str]] = {}
    cases: dict[str, Case] = {}
    for result in report.results:
        for case in result.cases:
            slugs.setdefault(case.test, []).append(result.slug)
            cases[case.test] = case
    kinds = [_ELEMENTS.get(case.outcome, "") for case in cases.values()]
    suite = ET.Element(
        "testsuite",
        name="k3s-acceptance",
        timestamp=report.started,
        time=f"{report.duration:.3f}",
        tests=str(len(cases)),
        failures=str(kinds.count("failure")),
        errors=str(kinds.count("error")),
        skipped=str(kinds.count("skipped")),
    )
    for test, case in cases.items():
        suite.append(_case(case, slugs[test]))
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(case: Case, slugs: list[str]) -> ET.Element:
    file, _, name = case.test.partition("::")
    group = file.removesuffix(".py").replace("/", ".")
    element = ET.Element("testcase", classname=group, name=name, time=f"{case.duration:.3f}")
    properties = ET.SubElement(element, "properties")
    for slug in slugs:
        ET.SubElement(properties, "property", name="requirement", value=slug)
    if kind := _ELEMENTS.get(case.outcome):
        reason = _IMPOSSIBLE.sub("?", case.reason)
        first = reason.partition("\n")[0] or case.outcome
        ET.SubElement(element, kind, message=first, type=case.outcome).text = reason
    return element
