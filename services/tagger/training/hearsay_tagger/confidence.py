"""How likely an attribution is right, from how sure the model is of its parts: logistic, fitted on the development news.

python3 -m hearsay_tagger.confidence --data DIR --checkpoint FOLDER      writes FOLDER/confidence.json, which the export takes along

Right means linked: content shared by half, and sources that overlap or none in both. The signs: log odds of the cue, mean log odds of the
surest content, log probabilities of the content's ends, of the source's, whether there is no source, log probability of the cue's end.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from .corpus import attributed
from .decode import decode
from .evaluate import gold_of, in_text, load, read_hidden, window_scores
from .model import LowPrecision
from .score import linked
from .text import WordPiece

ROUNDS, SHRINK, BINS = 50, 1e-2, 10


@torch.no_grad()
def outcomes(model, documents, word_piece):
    """Of every attribution found its signs and, last, whether it is right."""
    rows = []
    for document in documents:
        found, signs = [], []
        for window, hidden in read_hidden(model, document, word_piece):
            for attribution in decode(*window_scores(model, hidden)):
                if window.start <= attribution.anchor + window.seen_from < window.end:
                    found.append(in_text(document, window, attribution))
                    signs.append(attribution.signs)
        rows += [(*s, r) for s, r in zip(signs, linked(gold_of(document), found))]
    return np.array(rows, dtype=np.float64)


def fit(rows):
    """[bias, a weight a sign] by Newton's method."""
    x, y = with_bias(rows[:, :-1]), rows[:, -1]
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = probability(weights, x)
        slope = x.T @ (y - p) - SHRINK * weights
        weights += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + SHRINK * np.eye(len(weights)), slope)
    return weights


def with_bias(signs):
    return np.column_stack([np.ones(len(signs)), signs])


def probability(weights, x):
    return 1 / (1 + np.exp(-x @ weights))


def calibration_error(p, y):
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    return sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in range(BINS) if (bins == b).any())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    LowPrecision.enabled = True
    word_piece = WordPiece()
    documents = attributed(options.data, "polnear/dev", word_piece)
    model = load(options.checkpoint)
    halves = [outcomes(model, documents[k::2], word_piece) for k in range(2)]
    errors = []
    for own, other in (halves, halves[::-1]):
        errors.append(calibration_error(probability(fit(own), with_bias(other[:, :-1])), other[:, -1]))
    weights = fit(np.concatenate(halves))
    (options.checkpoint / "confidence.json").write_text(json.dumps([round(float(w), 4) for w in weights]))
    print(f"{weights.round(3)}; expected calibration error on the half not fitted on: {100 * np.mean(errors):.1f} points")


if __name__ == "__main__":
    main()
