"""The file: read through views, written through one transaction and one journal entry."""
