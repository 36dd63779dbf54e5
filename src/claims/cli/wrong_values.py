"""A value of an argument or option that cannot be used, said in the desk's words instead of a library's."""

from typing import Any

import typer


def in_our_words(error: typer.BadParameter) -> str:
    """What is wrong with the value, with what to give instead; where the library's words are plain they stay."""
    problems = getattr(error.__cause__, "errors", None)  # of pydantic's ValidationError, which typer raised it from
    if problems is None:
        return error.message
    return _sentence(problems()[0]) or error.message


def _sentence(problem: dict[str, Any]) -> str | None:
    given, limits = problem["input"], problem.get("ctx", {})
    match problem["type"]:
        case "int_parsing" | "int_parsing_size":
            return f"{given!r} is no whole number. Write one in figures, such as 7."
        case "greater_than_equal":
            return f"{given} is too small. Give {limits['ge']} or more."
        case "less_than_equal":
            return f"{given} is too large. Give {limits['le']} or less."
        case "value_error":
            return str(limits["error"])
    return None
