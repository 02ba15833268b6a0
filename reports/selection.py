"""Choosing tests by requirement and edition, and telling what would be chosen."""

from collections.abc import Generator

import pytest

from reports import listing
from reports.catalogue import CATALOGUE, EDITIONS, Catalogue, CatalogueError, load
from reports.plan import PLAN, Plan, slugs_of

#: The requirements that hold in the chosen edition.
HOLDING = pytest.StashKey[Catalogue]()
_EVERY = pytest.StashKey[Catalogue]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options by which a user chooses requirements."""
    add = parser.getgroup("acceptance", "the platform under test").addoption
    add(
        "--requirement",
        action="append",
        default=[],
        metavar="SLUG",
        help="run only the tests of this requirement (can be given several times)",
    )
    add(
        "--first",
        action="append",
        default=[],
        metavar="SLUG",
        help="with workers, begin with the tests of this requirement, as they will fail, and wait"
        " long for what does not come (can be given several times)",
    )
    add("--edition", default=EDITIONS[0], choices=EDITIONS, help="of the documentation")
    add(
        "--list-requirements", action="store_true", help="print the catalogue and the tests of each"
    )
    add("--dry-run", action="store_true", help="tell what would run, what would not, and why")


def pytest_configure(config: pytest.Config) -> None:
    """Read the catalogue; a run that only tells things runs nothing."""
    try:
        every = load(config.rootpath / CATALOGUE)
    except CatalogueError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[_EVERY], config.stash[HOLDING] = every, every.of_edition(config.option.edition)
    for option in ("requirement", "first"):
        for slug in config.getoption(option):
            if slug not in config.stash[HOLDING]:
                known = f"edition {config.option.edition}" if slug in every else CATALOGUE
                raise pytest.UsageError(f"--{option} {slug}: no such requirement in {known}")
    config.stash[PLAN] = Plan(config)
    config.pluginmanager.register(config.stash[PLAN])
    if _only_tells(config):
        config.option.collectonly = True


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse unknown requirements, and leave out the tests of those that are not asked for."""
    holding, wanted = config.stash[HOLDING], set(config.option.requirement)
    chosen: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        slugs = _known(item, config.stash[_EVERY])
        holds = not slugs or any(slug in holding for slug in slugs)
        asked = not wanted or wanted & set(slugs)
        (chosen if holds and asked else others).append(item)
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = chosen


def _known(item: pytest.Item, every: Catalogue) -> tuple[str, ...]:
    """Return an item's requirements, all of which must be in the catalogue."""
    slugs = slugs_of(item)
    if unknown := [slug for slug in slugs if slug not in every]:
        raise pytest.UsageError(f"{item.nodeid}: not in {CATALOGUE}: {', '.join(unknown)}")
    return slugs


@pytest.hookimpl(wrapper=True)
def pytest_collection_finish(session: pytest.Session) -> Generator[None]:
    """Tell what was asked for, in the place of pytest's own list of tests."""
    found = session.items
    if _only_tells(session.config):
        _tell(session)
        session.items = []
    yield
    session.items = found


def _tell(session: pytest.Session) -> None:
    config = session.config
    plan = config.stash[PLAN].tests
    if config.option.list_requirements:
        lines = listing.requirements(config.stash[HOLDING], plan)
    else:
        obstacle = config.hook.pytest_acceptance_obstacle
        obstacles = {item.nodeid: obstacle(item=item) for item in session.items}
        lines = listing.dry_run(config.stash[HOLDING], plan, obstacles)
    writer = config.get_terminal_writer()
    for line in lines:
        writer.line(line)


def _only_tells(config: pytest.Config) -> bool:
    return bool(config.option.list_requirements or config.option.dry_run)
