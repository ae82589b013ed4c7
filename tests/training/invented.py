"""Writes invented news in the formats of the training data, for a run that needs no other data."""
import gzip
import json
import random
import struct

import numpy as np

from hearsay_tagger.corpus import NAME_SOURCES, SILVER_NAMES

PEOPLE = ["Edda Ruskin", "Tomas Velde", "Ilse Karn", "Marek Ostrow", "Nadia Fenn", "Piet Harrow"]
PLACES = ["Halvern", "Ostrel", "Varsk", "Port Ilsa"]
BODIES = ["the Halvern Post", "the River Board", "the Ostrel Ministry"]
CLAIMS = ["the bridge would stay shut", "talks had begun in secret", "the dam is safe", "nobody was told of the plan", "prices rose by nine percent"]
CUES = ["said", "told reporters", "denied", "announced", "warned"]


class Writer:
    def __init__(self, seed):
        self.random, self.text, self.attributions, self.entities = random.Random(seed), "", [], []

    def add(self, words, kind=None):
        start = len(self.text)
        self.text += words
        if kind:
            self.entities.append({"start": start, "end": len(self.text), "type": kind})
        return [start, len(self.text)]

    def sentence(self):
        pick = self.random.choice
        if self.random.random() < 0.3:
            self.add("It rained in ")
            self.add(pick(PLACES), "LOCATION")
            self.add(" for two days. ")
            return
        source = self.add(pick(PEOPLE), "PERSON")
        if self.random.random() < 0.3:
            self.add(" of ")
            self.add(pick(BODIES), "ORGANIZATION")
        self.add(" ")
        cue = self.add(pick(CUES))
        self.add(" ")
        content = self.add(("that " if self.random.random() < 0.5 else "") + pick(CLAIMS))
        self.add(". ")
        self.attributions.append({"source": [source], "cue": [cue], "content": [content]})

    def document(self, name):
        for _ in range(6):
            for _ in range(3):
                self.sentence()
            self.text = self.text.rstrip() + "\n\n"
        return {"id": name, "text": self.text, "attributions": self.attributions, "entities": self.entities, "regions": []}


def write(folder, train=24, dev=2):
    for name in ("polnear/train", SILVER_NAMES, *NAME_SOURCES):
        _write(folder / f"{name}.jsonl.gz", range(train))
    for name in ("polnear/dev", "ner/worldwide-dev", "ner/gum-dev"):
        _write(folder / f"{name}.jsonl.gz", range(train, train + dev))


def _write(path, seeds):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(Writer(seed).document(str(seed))) + "\n" for seed in seeds)


def write_bert(path, layers, hidden=384, feed_forward=1536, vocabulary=30522):
    """A BERT with random weights in safetensors format, half precision."""
    shapes = {f"embeddings.{name}_embeddings.weight": (rows, hidden) for name, rows in (("word", vocabulary), ("position", 512), ("token_type", 2))}
    shapes |= {f"embeddings.LayerNorm.{end}": (hidden,) for end in ("weight", "bias")}
    for layer in range(layers):
        for name, width, height in (*((f"attention.self.{part}", hidden, hidden) for part in ("query", "key", "value")), ("attention.output.dense", hidden, hidden),
                                    ("intermediate.dense", feed_forward, hidden), ("output.dense", hidden, feed_forward)):
            shapes |= {f"encoder.layer.{layer}.{name}.weight": (width, height), f"encoder.layer.{layer}.{name}.bias": (width,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"encoder.layer.{layer}.{name}.{end}": (hidden,) for end in ("weight", "bias")}
    generator, header, chunks, at = np.random.default_rng(1), {}, [], 0
    for name, shape in shapes.items():
        chunks.append(generator.normal(0, 0.05, shape).astype(np.float16).tobytes())
        header[name] = {"dtype": "F16", "shape": shape, "data_offsets": [at, at := at + len(chunks[-1])]}
    raw = json.dumps(header).encode()
    path.write_bytes(b"".join([struct.pack("<Q", len(raw)), raw, *chunks]))
