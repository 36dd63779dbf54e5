"""Speed, memory and quality beside what a user would pick instead. Run as `python -m bench.extraction`."""
