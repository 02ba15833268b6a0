"""``python -m reports.command``: the command ``acceptance``."""

import argparse
import os
import sys

from reports.gate import nightly, rehearsal, watch
from reports.killmatrix import command as killmatrix

#: Commands about platforms, and what they do.
_OF_PLATFORMS = {
    "inventory": "the inventory of a platform: check one, begin one, its schema",
    "clean": "remove what runs that have died left on a platform",
}
_PYTEST = "Exit status: pytest's, see README."


def main(argv: list[str]) -> int:
    """Run a command line; returns the exit status."""
    if argv[:1] and argv[0] in _OF_PLATFORMS:
        # What needs a platform is another program's: reports know none.
        os.execv(sys.executable, [sys.executable, "-P", "-m", "fixtures.command", *argv])
    top = argparse.ArgumentParser(
        prog="acceptance", description="What runs of the suite say, beyond a single run."
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = "break the stand-in in every known way and see whose tests notice"
    epilog = "Exit status: 0 as predicted, 1 not, 2 wrong usage, 3 not possible, 130 interrupted."
    killmatrix.add_arguments(
        commands.add_parser("faults", help=text, description=text, epilog=epilog)
    )
    for name, does in _OF_PLATFORMS.items():
        commands.add_parser(name, help=does)
    text = "send traffic while somebody upgrades the platform, and tell what it cost"
    watch.add_arguments(commands.add_parser("watch", help=text, description=text, epilog=_PYTEST))
    text = "run the whole suite, compared with the night before, and draw its history"
    nightly.add_arguments(
        commands.add_parser("nightly", help=text, description=text, epilog=_PYTEST)
    )
    text = "change the stand-in as upgrades do, and see that --phase after tells what is harmful"
    rehearsal.add_arguments(commands.add_parser("rehearsal", help=text, description=text))
    arguments = top.parse_args(argv)
    status: int = arguments.command(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
