"""The memory a process took, as Linux tells it."""

from pathlib import Path

MEGABYTE = 1_000_000


def peak_memory(process: int) -> float:
    """The most resident memory of a running process, in megabytes; as Linux tells it.

    The usage reported at its end would count what this process held when it started the other.
    """
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) * 1024 / MEGABYTE
