"""Engagement files: what they may say, how they are read, applied and written."""
