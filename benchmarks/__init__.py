"""The tool measured side by side with its peers, as ratios: `python -m benchmarks`."""
