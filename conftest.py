"""The plugins of every run."""

pytest_plugins = [
    "fixtures.session",
    "fixtures.runs",
    "fixtures.ahead",
    "fixtures.dealing",
    "fixtures.nouns",
    "fixtures.diagnostics",
    "fixtures.publishing",
    "fixtures.environment",
    "fixtures.published",
    "fixtures.documentation.nouns",
    "fixtures.documentation.applying",
    "fixtures.ways",
    "reports.plugin",
    "reports.selection",
    "reports.deviations",
    "reports.recording",
    "reports.run",
    "reports.terminal",
    "reports.documents",
    "reports.leaks",
]
