"""Writes the plain encoder as one ONNX file that gives the vector of a text, with products and word embeddings in 8-bit integers as the tagger's.

python3 -m hearsay_tagger.sentences --encoder bge-small-en-v1.5/model.safetensors --seeds ../../../seeds --out ../weights/sentences.onnx
python3 -m hearsay_tagger.sentences --encoder bge-small-en-v1.5/model.safetensors --golden ../../../tests/tagger/Golden/sentences.json

The vector is the first piece of the last layer, made one long. The graph reads one text, so that no text's vector depends on another's range.
The invented news of the seeds tells which channels reach far (see calibration).
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from . import calibration
from .export import OPSETS, Graph, block
from .model import HIDDEN, Tagger, load_bert, read_safetensors
from .text import WordPiece

PIECES = 128  # of a text that are read, the encoder's own first and last among them
FORMAT = "sentences 1"
TEXTS = [
    "",
    "Ferries stop.",
    "The Harbour Board will shut the north yard on Monday, Mayor Ada Quill said.",
    "Mayor Ada Quill said that the north yard closes at the start of next week.",
    "“We’re leaving the talks,” Brenn told the Vell Courier; the ministry wouldn't comment.",
    "Élodie Güneş-Åström denied that 12.5 percent of Nový Bohumín’s grain was lost — “not a sack”, she said…",
    "Prices of bread rose by nine percent in the year to June, the statistics office of Ostrel reported.",
    "Three people familiar with the plan said it has 28 points and asks both sides to leave the river.",
    "東京都知事は「中止」と述べた。 😀 x",
    "The line is long. " * 60,
]


def load(path):
    model = Tagger(layers=sum(name.endswith("attention.self.query.weight") for name, _ in read_safetensors(path)))
    load_bert(model, path)
    return model.eval()


def ids_of(text, word_piece):
    return [word_piece.cls, *word_piece.encode(text).ids[:PIECES - 2].tolist(), word_piece.sep]


def inputs(text, word_piece):
    """What Tagger.encode takes; the shapes and quotation marks of a plain encoder add nothing."""
    ids = torch.tensor([ids_of(text, word_piece)])
    return ids, torch.ones_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)


def vector(model, text, word_piece):
    with torch.no_grad():
        return torch.nn.functional.normalize(model.encode(*inputs(text, word_piece))[0, 0], dim=0).numpy()


def seed_paragraphs(folder):
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (paragraph for paragraph in json.loads(line)["plainText"].split("\n") if paragraph.strip())


def to_model(weights, divisors):
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("blocks."))
    weights = weights | {"position.weight": weights["position.weight"][:PIECES]}
    g = Graph(weights, divisors)
    zero, one, two = (g.constant(f"at.{i}", np.array([i])) for i in (0, 1, 2))
    length = g.node("Slice", [g.node("Shape", ["ids"], "extent"), one, two], "length")
    positions = g.node("Slice", [g.weight("position.weight"), zero, length, zero], "position.rows")
    x = g.node("Add", [g.gather("word.weight", "ids", "words"), positions], "with.position")
    x = g.node("LayerNormalization", [x, g.weight("norm.weight"), g.weight("norm.bias")], "embedded", epsilon=1e-12)
    for i in range(layers):
        x = block(g, x, f"blocks.{i}", first_only=i == layers - 1)
    g.node("LpNormalization", [g.node("Squeeze", [x, one], "first")], "vector", axis=-1, p=2)
    graph = helper.make_graph(
        g.nodes, "sentences", [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, HIDDEN])], g.initializers)
    model = helper.make_model(graph, opset_imports=OPSETS, producer_name="hearsay", ir_version=8)
    helper.set_model_props(model, {"format": FORMAT, "pieces": str(PIECES)})
    return model


def golden(model, word_piece):
    rows = (json.dumps({"text": text, "ids": ids_of(text, word_piece), "vector": [round(float(v), 5) for v in vector(model, text, word_piece)]},
                       separators=(",", ":")) for text in TEXTS)
    return "[\n" + ",\n".join(rows) + "\n]\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="safetensors file of a BERT of the tagger's shape")
    parser.add_argument("--seeds", type=Path, help="folder of invented news")
    parser.add_argument("--out", type=Path, help="the ONNX file; needs --seeds unless --float")
    parser.add_argument("--float", action="store_true", help="nothing quantised: to see what that costs")
    parser.add_argument("--golden", type=Path, help="writes the vectors in float of invented texts, for the tests of the C# reader")
    options = parser.parse_args()
    model, word_piece = load(options.encoder), WordPiece()
    if options.golden:
        options.golden.write_text(golden(model, word_piece), encoding="utf-8")
    if options.out:
        if not (options.float or options.seeds):
            parser.error("--out needs --seeds or --float")
        weights = {name: value.numpy() for name, value in model.state_dict().items()}
        divisors = None if options.float else calibration.divisors(model, (inputs(text, word_piece) for text in seed_paragraphs(options.seeds)))
        onnx.save(to_model(weights, divisors), str(options.out))
        print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
