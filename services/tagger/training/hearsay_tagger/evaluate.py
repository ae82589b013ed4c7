"""Reads the development data with a model and prints its figures, in which the C# reader's least confidence has no part.

python3 -m hearsay_tagger.evaluate --data DIR --checkpoint FOLDER
"""
import argparse
from pathlib import Path

import numpy as np
import torch

from .batches import tensors
from .corpus import NAME_TYPES, attributed, named
from .decode import Rules, decode
from .losses import spans
from .model import LowPrecision, Tagger
from .score import attribution_figures, name_figures, trimmed
from .text import WordPiece
from .windows import cut

READING_SIZE, READING_CONTEXT = 384, 64


def read_hidden(model, document, word_piece):
    """(window, hidden [T, H]) of each window of a document."""
    for window in cut(document.pieces, document.text, READING_SIZE, READING_CONTEXT):
        hidden = model.encode(*tensors([(document, window)], word_piece)).float()
        yield window, hidden[0, 1:window.seen_to - window.seen_from + 1]


def window_scores(model, hidden):
    return (model.cue(hidden).numpy(),
            lambda anchors: model.roles(hidden, torch.from_numpy(anchors)).numpy(),
            lambda anchors: model.pointers(hidden, torch.from_numpy(anchors)).numpy())


def in_text(document, window, attribution):
    """The attribution's spans in code points, without punctuation at their edges."""
    def spans_of(piece_spans):
        pieces = document.pieces
        return [trimmed(document.text, int(pieces.starts[a + window.seen_from]), int(pieces.ends[b - 1 + window.seen_from])) for a, b in piece_spans]
    return {"source": spans_of(attribution.source), "cue": spans_of([attribution.cue]), "content": spans_of(attribution.contents)}


def attributions(document, scored, rules=Rules()):
    """scored: (window, (cue scores, roles, pointers)) of each window."""
    for window, scores in scored:
        for found in decode(*scores, rules):
            if window.start <= found.anchor + window.seen_from < window.end:
                yield in_text(document, window, found)


def gold_of(document):
    inside = lambda a: any(s < y and x < e for x, y in a["content"] for s, e in document.aside)
    return [{role: [trimmed(document.text, *span) for span in a[role]] for role in ("source", "cue", "content")} for a in document.gold if not inside(a)]


def names_of(model, document, word_piece):
    labels = np.zeros(len(document.pieces), dtype=np.int64)
    for window, hidden in read_hidden(model, document, word_piece):
        best = model.name(hidden).argmax(-1).numpy()
        labels[window.start:window.end] = best[window.start - window.seen_from:window.end - window.seen_from]
    pieces = document.pieces
    return {(int(pieces.starts[a]), int(pieces.ends[b - 1]), kind) for k, kind in enumerate(NAME_TYPES) for a, b in spans(labels, 1 + 2 * k)}


@torch.no_grad()
def figures(model, attributed_documents, named_documents, word_piece):
    model.eval()
    pairs = []
    for document in attributed_documents:
        scored = [(window, window_scores(model, hidden)) for window, hidden in read_hidden(model, document, word_piece)]
        pairs.append((gold_of(document), list(attributions(document, scored))))
    out = {"polnear": attribution_figures(pairs)}
    for source, documents in named_documents.items():
        gold = [{(e["start"], e["end"], e["type"]) for e in d.entities} for d in documents]
        out[source] = {"names": name_figures(list(zip(gold, (names_of(model, d, word_piece) for d in documents))))}
    return out


def load(folder):
    """The averaged weights of a checkpoint, in a model."""
    weights = torch.load(folder / "checkpoint.pt")["average"]
    model = Tagger(layers=1 + max(int(name.split(".")[1]) for name in weights if name.startswith("blocks.")))
    model.load_state_dict(weights)
    return model.eval()


def report(model, weights, corpora, word_piece):
    """Prints the figures of these weights on the development data."""
    own = {name: value.clone() for name, value in model.state_dict().items()}
    model.load_state_dict(weights)
    for source, values in figures(model, corpora.dev, corpora.dev_names, word_piece).items():
        print(f"  {source}: " + ", ".join(f"{name} {value:.1f}" for name, value in values.items()), flush=True)
    model.load_state_dict(own)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    LowPrecision.enabled = True
    word_piece, model = WordPiece(), load(options.checkpoint)
    names = {source: named(options.data, source, word_piece, options.documents) for source in ("ner/worldwide-dev", "ner/gum-dev")}
    for source, values in figures(model, attributed(options.data, "polnear/dev", word_piece, options.documents), names, word_piece).items():
        print(f"{source}: " + ", ".join(f"{name} {value:.1f}" for name, value in values.items()))


if __name__ == "__main__":
    main()
