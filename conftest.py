"""The plugins of every run."""

pytest_plugins = ["fixtures.session", "fixtures.nouns", "reports.plugin"]
