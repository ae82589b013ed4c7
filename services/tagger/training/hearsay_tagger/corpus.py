"""Reads the annotated news (see the data's own README for formats and licences) into pieces with labels."""
import gzip
import json
from dataclasses import dataclass, field

import numpy as np

from .text import Pieces

CUES = ("O", "B-CUE", "I-CUE")
ROLES = ("O", "B-SRC", "I-SRC", "B-CON", "I-CON", "B-CUE", "I-CUE")
NAME_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
NAMES = ("O", *(f"{place}-{name}" for name in NAME_TYPES for place in "BI"))
UNKNOWN = -100  # a label that the loss leaves out

# What may train shipped weights, with the share of windows that each gives. Nothing of ner/nc may.
NAME_SOURCES = {
    "ner/worldwide-train": 0.56,
    "ner/gum-train": 0.16,
    "ner/meantime-train": 0.04,
    "ner/re3d-train": 0.03,
    "ner/uner-ewt-train": 0.08,
    "ner/wikigold-train": 0.06,
    "ner/crossner-politics-train": 0.07,
}
WITHOUT_MISC = {"ner/uner-ewt-train"}
# Names that a machine found in the attributed news. Without them the encoder learns to see names in the other texts only.
SILVER_NAMES = "ner/polnear-silver-train"


@dataclass
class Attributed:
    """A text with its attributions: per attribution the first piece of its cue and one label of ROLES a piece."""

    name: str
    text: str
    pieces: Pieces
    cues: np.ndarray
    anchors: np.ndarray
    roles: np.ndarray
    names: np.ndarray = None  # one label of NAMES a piece, where a machine labelled the text
    source: str = SILVER_NAMES
    gold: list = field(repr=False, default_factory=list)
    aside: list = field(repr=False, default_factory=list)


@dataclass
class Named:
    """A text with one label of NAMES a piece."""

    text: str
    pieces: Pieces
    names: np.ndarray
    source: str
    entities: list = field(repr=False, default_factory=list)


def rows(data, name):
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def attributed(data, name, word_piece, limit=None):
    return [_attributed(row, word_piece) for row, _ in zip(rows(data, name), range(limit or 10**9))]


def add_silver_names(documents, data, word_piece):
    """Gives documents the names that a machine found in the same texts."""
    silver = {row["text"]: row for row in rows(data, SILVER_NAMES)}
    for document in documents:
        if document.text in silver:
            document.names = _named(silver[document.text], SILVER_NAMES, word_piece).names


def _attributed(row, word_piece):
    pieces = word_piece.encode(row["text"])
    cues, anchors, roles = np.zeros(len(pieces), dtype=np.int64), [], []
    for attribution in row["attributions"]:
        labels = np.zeros(len(pieces), dtype=np.int64)
        for role, spans in (("SRC", attribution["source"]), ("CON", attribution["content"]), ("CUE", attribution["cue"])):
            for span in spans:
                _mark(labels, ROLES.index("B-" + role), *pieces.covering(*span))
        first, last = pieces.covering(*attribution["cue"][0])
        if last <= first:
            continue
        _mark(cues, CUES.index("B-CUE"), first, last)
        anchors.append(first)
        roles.append(labels)
    aside = [span for region in row.get("regions", []) for span in region["spans"]]
    return Attributed(
        row["id"], row["text"], pieces, cues, np.array(anchors, dtype=np.int64),
        np.array(roles, dtype=np.int64).reshape(len(anchors), len(pieces)), gold=row["attributions"], aside=aside)


def named(data, name, word_piece, limit=None):
    return [_named(row, name, word_piece) for row, _ in zip(rows(data, name), range(limit or 10**9))]


def _named(row, source, word_piece):
    pieces = word_piece.encode(row["text"])
    labels = np.zeros(len(pieces), dtype=np.int64)
    entities = [e for e in row["entities"] if e["type"] in NAME_TYPES and e.get("named", True)]
    for entity in entities:
        first, last = pieces.covering(entity["start"], entity["end"])
        if last > first and not labels[first:last].any():
            _mark(labels, NAMES.index("B-" + entity["type"]), first, last)
    return Named(row["text"], pieces, labels, source, entities)


def _mark(labels, begin, first, last):
    if last > first:
        labels[first:last] = begin + 1
        labels[first] = begin
