"""Which tests claim which requirement, read from the suite's files without running any of it.

A run collects what it was asked for. Who wants to name the tests of a requirement in such a run
needs all of them.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

_Test = ast.FunctionDef | ast.AsyncFunctionDef


def tests_of(slug: str, claims: Mapping[str, list[str]]) -> list[str]:
    """Return the tests of a requirement."""
    matching = (tests for pattern, tests in claims.items() if fnmatchcase(slug, pattern))
    return sorted({test for tests in matching for test in tests})


def read(suites: Path) -> Mapping[str, list[str]]:
    """Return tests by requirement, as pytest names them without their parameters.

    A slug that a program makes is a pattern, with ``*`` for what is not written down.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(suites.rglob("test_*.py")):
        module = ast.parse(file.read_text(encoding="utf-8"))
        of_all = {slug for node in module.body if _is_mark(node) for slug in _slugs(node)}
        for name, marks in _functions(module):
            for slug in sorted(of_all.union(*map(_slugs, marks))):
                found[slug].append(f"{file.relative_to(suites.parent)}::{name}")
    return found


def _functions(module: ast.Module) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the name of each test, and what decorates it or its class."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            inner = [one for one in node.body if isinstance(one, _Test)]
            yield from (
                (f"{node.name}::{one.name}", node.decorator_list + one.decorator_list)
                for one in inner
            )
        elif isinstance(node, _Test):
            yield node.name, node.decorator_list


def _is_mark(node: ast.stmt) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(one, ast.Name) and one.id == "pytestmark" for one in targets)


def _slugs(node: ast.AST) -> set[str]:
    """Return the slugs of all marks below a node."""
    calls = (one for one in ast.walk(node) if isinstance(one, ast.Call))
    marks = (c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "requirement")
    words = (word for mark in marks for word in mark.args)
    return {_pattern(word) for word in words}


def _pattern(word: ast.expr) -> str:
    if isinstance(word, ast.Constant):
        return str(word.value)
    parts = word.values if isinstance(word, ast.JoinedStr) else [word]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
