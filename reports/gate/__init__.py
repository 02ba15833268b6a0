"""Gates: what an upgrade costs and whether it worked, and the run of every night."""
