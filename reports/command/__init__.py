"""The command ``acceptance``: what its subcommands are, each made elsewhere."""
