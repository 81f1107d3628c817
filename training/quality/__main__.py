"""Command: `python -m training.quality --data FOLDER --translation FOLDER --out auditor/models/quality`."""

from __future__ import annotations

import argparse
from pathlib import Path

from auditor.resources import model
from training.quality.run import SEED, run


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets")
    parser.add_argument("--translation", type=Path, default=model("translation"), help="model of translation origin")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    run(options.data, options.translation, options.out, options.seed)


if __name__ == "__main__":
    main()
