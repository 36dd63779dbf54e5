"""pysbd on articles from standard input (a JSON list): where it ends sentences."""

import json
import sys
import time
import warnings
from importlib import import_module
from typing import Any


def main() -> None:
    """Prints {"seconds", "found"}: for each text a list of [start, end]."""
    warnings.simplefilter("ignore")
    segmenter: Any = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    texts = json.load(sys.stdin)
    segmenter.segment(texts[0])
    begun = time.process_time()
    found = [[[span.start, span.end] for span in segmenter.segment(text)] for text in texts]
    json.dump({"seconds": time.process_time() - begun, "found": found}, sys.stdout)


main()
