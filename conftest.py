"""The plugins of every run."""

pytest_plugins = [
    "fixtures.session",
    "fixtures.nouns",
    "fixtures.diagnostics",
    "fixtures.publishing",
    "reports.plugin",
    "reports.deviations",
]
