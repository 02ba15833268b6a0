"""``python -m reports.killmatrix``: the ``acceptance`` command."""

import argparse
import sys

from reports.killmatrix import command as killmatrix


def main(argv: list[str]) -> int:
    """Run a command line; returns the exit status."""
    top = argparse.ArgumentParser(
        prog="acceptance", description="What runs of the suite say, beyond a single run."
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    text = "break the stand-in in every known way and see whose tests notice"
    epilog = "Exit status: 0 as predicted, 1 not, 2 wrong usage, 3 not possible, 130 interrupted."
    killmatrix.add_arguments(
        commands.add_parser("faults", help=text, description=text, epilog=epilog)
    )
    arguments = top.parse_args(argv)
    status: int = arguments.command(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
