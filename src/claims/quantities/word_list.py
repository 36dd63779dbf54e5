"""Word lists as they are best read: one text, words apart by spaces."""


def words(text: str) -> frozenset[str]:
    """The words of `text`, which white space parts."""
    return frozenset(text.split())


def numbered(text: str, *, start: int = 0, step: int = 1) -> dict[str, int]:
    """The words of `text` with the numbers they stand for, counted from `start` by `step`; "a|b" are two spellings."""
    return {
        word: value * step for value, spellings in enumerate(text.split(), start=start) for word in spellings.split("|")
    }


def forms(table: dict[str, str]) -> dict[str, str]:
    """The table turned round: from each written form to the unit's name."""
    return {form: name for name, words in table.items() for form in words.split()}
