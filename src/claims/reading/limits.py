"""How much is read at most. Everything handed in may be hostile, so each limit is checked before any heavy work."""

# About 80,000 words: a book. More is not one article, and a page that shows it would be no use.
MAX_ARTICLE_CHARS = 500_000
# Half a million characters take at most 2 MB as UTF-8; the rest is room for the markup and scripts of a web page.
MAX_ARTICLE_BYTES = 5_000_000
# Of hostile pages 30,000 opening tags took up to 1.3 seconds to read, 100,000 up to 6, 540,000 a minute and a half.
MAX_PAGE_TAGS = 50_000
# 150,000 rows of 400 bytes; json and xlsx take several times their size in memory while they are read.
MAX_TABLE_BYTES = 64_000_000
MAX_SOURCE_ROWS = 200_000
# The longest statement that is still a passage and no document.
MAX_CELL_CHARS = 100_000
# An xlsx file is a zip: 10 kB can unpack to 10 GB. What it says it unpacks to is checked first.
MAX_UNPACKED_BYTES = 2 * MAX_TABLE_BYTES
# More wrong rows than this are counted, not listed: nobody reads the 51st sentence.
MAX_LISTED_PROBLEMS = 50


def in_megabytes(size: int) -> str:
    """A number of bytes as people read it: "20 MB", "0.4 MB"."""
    return f"{size / 1_000_000:.0f} MB" if size >= 10_000_000 else f"{size / 1_000_000:.1f} MB"
