"""The plugins of every run."""

pytest_plugins = [
    "fixtures.session",
    "fixtures.nouns",
    "fixtures.diagnostics",
    "fixtures.publishing",
    "fixtures.environment",
    "reports.plugin",
    "reports.selection",
    "reports.deviations",
    "reports.recording",
    "reports.run",
    "reports.terminal",
]
