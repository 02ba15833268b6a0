"""The plugins of every run."""

pytest_plugins = [
    "fixtures.session",
    "fixtures.runs",
    "fixtures.nouns",
    "fixtures.diagnostics",
    "fixtures.publishing",
    "fixtures.published",
    "reports.plugin",
    "reports.deviations",
]
