"""What a run has set out to do: the tests that were found, and which of them are to run.

With xdist only workers know the tests. The first of them hands them to the controller in a file,
in a temporary folder whose name is in what the controller gives its workers: xdist lets no message
of our own pass.
"""

import tempfile
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

_FOLDER = "acceptance_plan"
_FIRST = "gw0"


class Planned(BaseModel):
    """A test that was found; ``chosen`` if it is to run."""

    test: str
    slugs: tuple[str, ...]
    claim: str
    chosen: bool


_LIST = TypeAdapter(list[Planned])


def slugs_of(item: pytest.Item) -> tuple[str, ...]:
    """Return the requirements that a test is about."""
    return tuple(slug for marker in item.iter_markers("requirement") for slug in marker.args)


def claim_of(item: pytest.Item) -> str:
    """Return what a test claims: the first paragraph of its docstring, in one line."""
    function = getattr(item, "function", None)
    return " ".join((getattr(function, "__doc__", None) or "").partition("\n\n")[0].split())


class Plan:
    """A plugin that notes the tests, wherever they are found."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._given: dict[str, str] = getattr(config, "workerinput", {})
        self._deselected: list[pytest.Item] = []
        self._found: list[Planned] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def tests(self) -> list[Planned]:
        """All tests of the suite that were found, those that were not chosen included."""
        if self._folder and (file := Path(self._folder.name, "plan")).exists():
            self._found = _LIST.validate_json(file.read_bytes())
        return self._found

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """Note what is not to run."""
        self._deselected.extend(items)

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self, session: pytest.Session) -> Generator[None, object, object]:
        """Have the controller end a run in which a worker finds tests that are not in order."""
        try:
            return (yield)
        except pytest.UsageError as error:
            if _FOLDER not in self._given:
                raise
            # By rename: pytest has told the controller of the collection's end by now, which looks.
            aside = self._told(f"aside-{self._given['workerid']}")
            aside.write_text(str(error))
            aside.rename(self._told(f"problem-{self._given['workerid']}"))
            session.items = []
            self._config.hook.pytest_collection_finish(session=session)
            return None

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_finish(self, session: pytest.Session) -> Generator[None]:
        """Note what is to run, and tell the controller."""
        left_out = [planned(item, chosen=False) for item in self._deselected]
        found = [planned(item, chosen=True) for item in session.items]
        self._found = [one for one in [*found, *left_out] if one.slugs]
        if self._given.get("workerid") == _FIRST:
            self._told("plan").write_bytes(_LIST.dump_json(self._found))
        yield

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: object) -> None:
        """Tell a worker the folder; an xdist worker is about to be started."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="k3s-acceptance-")
        given = node.workerinput  # type: ignore[attr-defined]  # xdist has no public type for it
        given[_FOLDER] = self._folder.name

    @pytest.hookimpl(optionalhook=True, tryfirst=True)
    def pytest_xdist_node_collection_finished(self, node: object) -> None:
        """End the run with a worker's words."""
        worker = node.gateway.id  # type: ignore[attr-defined]  # as above
        if self._folder and (told := Path(self._folder.name, f"problem-{worker}")).exists():
            raise pytest.UsageError(told.read_text())

    def _told(self, name: str) -> Path:
        """Return a file by which a worker tells the controller something."""
        return Path(self._given[_FOLDER], name)


PLAN = pytest.StashKey[Plan]()


def planned(item: pytest.Item, *, chosen: bool) -> Planned:
    """Return what there is to know of a test before it runs."""
    return Planned(test=item.nodeid, slugs=slugs_of(item), claim=claim_of(item), chosen=chosen)
