"""What the left-out probabilities are worth: by system, year, outlet and length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from training.translation.calibrate import calibration_error
from training.translation.corpus import Sample
from training.translation.judged import Judged
from training.translation.sampling import CALIBRATION_SHARES, pool, weights

Figures = dict[str, dict[str, Any]]
"""Title of a table to its rows: name and value or values."""
_LENGTHS = ((60, 90), (90, 130), (130, 190), (190, 260), (260, 400), (400, 2000))


def figures(samples: Sequence[Sample], judged: Judged) -> Figures:
    """All tables of the model card."""
    kinds = _kinds(samples)
    tested = _tested(samples)
    return {
        "Whole": _whole(samples, judged, kinds, tested),
        "By system": _by_system(samples, judged.machine, kinds, tested),
        "By year left out": _by_year(samples, judged.machine_by_year, kinds),
        "Originals above 0.5, by outlet left out (%)": _by_outlet(samples, judged.machine, kinds),
        "Translations by people above 0.5, by set (%)": _by_set(samples, judged.machine, kinds),
        "By length": _by_length(judged, kinds),
    }


def auc(logits: Any, positive: Any, negative: Any) -> float:
    """Area under the curve of one set over another; NaN where one is empty."""
    if not positive.any() or not negative.any():
        return float("nan")
    truth = np.concatenate([np.ones(positive.sum()), np.zeros(negative.sum())])
    return float(roc_auc_score(truth, np.concatenate([logits[positive], logits[negative]])))


def recall(logits: Any, positive: Any, negative: Any, alarms: float = 0.01) -> float:
    """Share of the positive above a bar that so many of the negative pass."""
    if not positive.any() or not negative.any():
        return float("nan")
    ranked = np.sort(logits[negative])
    return float((logits[positive] > ranked[max(0, int((1 - alarms) * len(ranked)) - 1)]).mean())


def _kinds(samples: Sequence[Sample]) -> dict[str, Any]:
    pools = np.array([pool(sample) for sample in samples])
    return {name: pools == name for name in CALIBRATION_SHARES}


def _tested(samples: Sequence[Sample]) -> dict[str, Any]:
    """The newest news, which stands for what is to come, and its translations by people and originals."""
    newest = np.array([sample.group.startswith("wmt21") for sample in samples])
    kinds = _kinds(samples)
    return {"mt": kinds["mt"] & newest, "human": kinds["human"] & newest, "native": kinds["native-wmt"]}


def _whole(
    samples: Sequence[Sample], judged: Judged, kinds: Mapping[str, Any], tested: Mapping[str, Any]
) -> dict[str, Any]:
    logits, probability = judged.machine, _probability(judged.machine)
    weight = weights(samples, np.ones(len(samples), bool), CALIBRATION_SHARES)
    originals = kinds["native"] | kinds["native-wmt"]
    rows = {}
    for name, machine in (("WMT21", tested["mt"]), ("all systems", kinds["mt"])):
        rows[f"AUC of {name} against originals (WMT21)"] = auc(logits, machine, tested["native"])
        rows[f"AUC of {name} against originals (press)"] = auc(logits, machine, kinds["native"])
        rows[f"AUC of {name} against translations by people (WMT21)"] = auc(logits, machine, tested["human"])
        rows[f"AUC of {name} against translations by people (all sets)"] = auc(logits, machine, kinds["human"])
        rows[f"recall of {name} at 1 % false alarms (WMT21 originals)"] = recall(logits, machine, tested["native"])
        rows[f"recall of {name} at 1 % false alarms (press)"] = recall(logits, machine, kinds["native"])
    return rows | {
        "expected calibration error": calibration_error(probability, kinds["mt"], weight),
        "p(translated): AUC of people's translations over originals": auc(-judged.original, kinds["human"], originals),
        "p(translated): AUC of people's translations over WMT21 originals": auc(
            -judged.original, kinds["human"], tested["native"]
        ),
    }


def _by_system(
    samples: Sequence[Sample], logits: Any, kinds: Mapping[str, Any], tested: Mapping[str, Any]
) -> dict[str, Any]:
    systems = np.array([sample.origin for sample in samples])
    rows = {}
    for system in sorted(set(systems[kinds["mt"]])):
        here = kinds["mt"] & (systems == system)
        values = (
            auc(logits, here, tested["native"]),
            auc(logits, here, kinds["human"]),
            recall(logits, here, tested["native"]),
        )
        rows[system] = (*values, _above(logits, here))
    return rows


def _by_year(samples: Sequence[Sample], logits: Any, kinds: Mapping[str, Any]) -> dict[str, Any]:
    years = np.array([sample.year for sample in samples])
    rows = {}
    for year in sorted(set(years[kinds["mt"]])):
        here = years == year
        negative = {name: here & kinds[name] for name in ("native-wmt", "human", "reference")}
        values = [auc(logits, here & kinds["mt"], other) for other in negative.values()]
        rows[str(year)] = (*values, recall(logits, here & kinds["mt"], negative["native-wmt"]))
    return rows


def _by_outlet(samples: Sequence[Sample], logits: Any, kinds: Mapping[str, Any]) -> dict[str, Any]:
    return _shares(samples, logits, kinds["native"] | kinds["native-wmt"])


def _by_set(samples: Sequence[Sample], logits: Any, kinds: Mapping[str, Any]) -> dict[str, Any]:
    return _shares(samples, logits, kinds["human"] | kinds["reference"])


def _shares(samples: Sequence[Sample], logits: Any, rows: Any) -> dict[str, Any]:
    names = np.array(
        [
            f"{sample.group.partition('/')[0]} {sample.origin}" if sample.origin == "ref" else sample.origin
            for sample in samples
        ]
    )
    return {name: 100 * _above(logits, rows & (names == name)) for name in sorted(set(names[rows]))}


def _above(logits: Any, rows: Any) -> float:
    return float((logits[rows] > 0).mean()) if rows.any() else float("nan")


def _by_length(judged: Judged, kinds: Mapping[str, Any]) -> dict[str, Any]:
    logits = np.concatenate([judged.machine, judged.machine_cut])
    words = np.concatenate([judged.words, judged.cut_words])
    twice = {name: np.concatenate([rows, rows]) & ~np.isnan(logits) for name, rows in kinds.items()}
    originals = twice["native"] | twice["native-wmt"]
    rows = {}
    for low, high in _LENGTHS:
        here = (words >= low) & (words < high)
        machine = here & twice["mt"]
        rows[f"{low}-{high}"] = (
            auc(logits, machine, here & originals),
            auc(logits, machine, here & twice["human"]),
            _above(logits, machine),
            _above(logits, here & originals),
        )
    return rows


def _probability(logits: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(logits, -50, 50)))
