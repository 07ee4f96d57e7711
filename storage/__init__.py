"""What we remember: private tables, one query file per aggregate, and migrations."""
