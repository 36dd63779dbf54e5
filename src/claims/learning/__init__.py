"""What learning from a newsroom's decisions shares, whatever is learnt: lines of decisions, a model's file, odds."""

from claims.learning.lines import decided, decisions_in, text_under

__all__ = ["decided", "decisions_in", "text_under"]
