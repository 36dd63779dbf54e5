# The commands of the project; `just` lists them.

default:
    @just --list

# Everything a change needs, once
init:
    uv sync

# The whole test suite
test *arguments:
    uv run pytest {{ arguments }}

# What CI checks besides the tests
lint:
    uv run ruff check
    uv run ruff format --check
    uv run mypy

# Mend what can be mended by itself
fix:
    uv run ruff check --fix
    uv run ruff format

# The desk with the worked example
demo:
    uv run claims demo

# The desk
run:
    uv run claims serve

# New screenshots for README and docs, from the browser test
screenshots:
    CLAIMS_SCREENSHOTS=docs/images uv run pytest -m browser
