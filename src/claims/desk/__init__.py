"""Whole jobs that the page and the command line offer alike: open the desk, take an article in, check in one go."""
