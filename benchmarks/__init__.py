"""How fast docgen is beside what people use, measured in one run: ``python -m benchmarks``."""
