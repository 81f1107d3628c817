"""Command: `python -m training.translation --data FOLDER --out auditor/models/translation`."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.translation.run import SEED, Plan, run


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--compare", action="store_true", help="compare kinds of models too (slow)")
    options = parser.parse_args()
    run(options.data, options.out, Plan(seed=options.seed, compare=options.compare))


if __name__ == "__main__":
    main()
