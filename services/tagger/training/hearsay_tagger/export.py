"""Writes a trained tagger as one ONNX file: matrix products and word embeddings in 8-bit integers, the rest in float.

python3 -m hearsay_tagger.export --checkpoint FOLDER --data DIR --out tagger.onnx [--float]

Weights get 7 bits and a scale a column: with 8, products of two neighbours overflow the 16-bit sums of processors without VNNI.
The graph reads one window, without padding: activations are quantised by the range of what is there. A few channels reach far beyond
the others and would take most of that range; they are made smaller and their weights larger by as much (after Xiao et al. 2023, SmoothQuant).
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from . import calibration
from .corpus import CUES, NAMES, ROLES
from .model import HEADS, POINTERS, PROJECTION

LIMIT = 63  # 7 bits, symmetric
OPSETS = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]


class Graph:
    """Collects nodes and weights. Every method returns the name of its output."""

    def __init__(self, weights, divisors):
        self.weights, self.divisors, self.quantised = weights, divisors, divisors is not None
        self.nodes, self.initializers = [], []

    def constant(self, name, values):
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind, inputs, name, domain="", outputs=None, **attributes):
        outputs = outputs or [name]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, domain=domain, **attributes))
        return outputs[0]

    def weight(self, name):
        return self.constant(name, self.weights[name])

    def gather(self, table, index, name):
        """Rows of an embedding; 8 bits with a scale a row where quantised."""
        values = self.weights[table]
        if not self.quantised:
            return self.node("Gather", [self.constant(table, values), index], name)
        scale = np.abs(values).max(1, keepdims=True) / 127 + 1e-12
        rows = self.node("Gather", [self.constant(table, np.round(values / scale).astype(np.int8)), index], name + ".rows")
        scales = self.node("Gather", [self.constant(table + ".scale", scale.astype(np.float32)), index], name + ".scales")
        return self.node("Mul", [self.node("Cast", [rows], name + ".float", to=TensorProto.FLOAT), scales], name)

    def product(self, x, layer, quantised=True):
        """x W', without the bias."""
        matrix = self.weights[layer + ".weight"].T
        if not (self.quantised and quantised):
            return self.node("MatMul", [x, self.constant(layer + ".weight", matrix)], layer + ".product")
        if layer in self.divisors:
            matrix = matrix * self.divisors[layer][:, None]
            x = self.node("Mul", [x, self.constant(layer + ".factor", 1 / self.divisors[layer])], layer + ".even")
        scale = np.abs(matrix).max(0) / LIMIT + 1e-12
        integers = np.round(matrix / scale).astype(np.int8)
        inputs = [x, self.constant(layer + ".weight", integers), self.constant(layer + ".scale", scale.astype(np.float32)),
                  self.constant(layer + ".zero", np.zeros(len(scale), dtype=np.int8))]
        return self.node("DynamicQuantizeMatMul", inputs, layer + ".product", "com.microsoft")

    def linear(self, x, layer, quantised=True, output=None):
        return self.node("Add", [self.product(x, layer, quantised), self.weight(layer + ".bias")], layer + ".sum", outputs=[output or layer + ".sum"])

    def skip_norm(self, x, skip, norm, bias):
        return self.node("SkipLayerNormalization", [x, skip, self.weight(norm + ".weight"), self.weight(norm + ".bias"), self.weight(bias)],
                         norm + ".sum", "com.microsoft", epsilon=1e-12)


HEADS_OF_MODEL = {
    "cue": "cue", "name": "name", "role_query": "role_of_anchor", "role_key": "role_key", "role_unary": "role_unary",
    "pointer_query": "pointer_of_anchor", "pointer_key": "pointer_key", "pointer_unary": "pointer_unary", "pointer_none": "pointer_none",
}


def build(weights, layers, divisors):
    g = Graph(weights, divisors)
    zero, one, two, last = (g.constant(f"at.{i}", np.array([i])) for i in (0, 1, 2, -1))
    length = g.node("Slice", [g.node("Shape", ["ids"], "extent"), one, two], "length")
    x = g.gather("word.weight", "ids", "words")
    for name, addend in (
            ("position", g.node("Slice", [g.weight("position.weight"), zero, length, zero], "position.rows")),
            ("shape", g.node("Gather", [g.weight("shape.weight"), "shapes"], "shape.rows")),
            ("quote", g.node("Gather", [g.weight("quote.weight"), "quoted"], "quote.rows"))):
        x = g.node("Add", [x, addend], f"with.{name}")
    x = g.node("LayerNormalization", [x, g.weight("norm.weight"), g.weight("norm.bias")], "embedded", epsilon=1e-12)
    for i in range(layers):
        x = block(g, x, f"blocks.{i}")
    hidden = g.node("Slice", [g.node("Squeeze", [x, zero], "row"), one, last, zero], "hidden")  # without the encoder's own first and last piece
    for output, layer in HEADS_OF_MODEL.items():
        g.linear(hidden, layer, quantised=False, output=output)
    return g


def block(g, x, name, first_only=False):
    """One layer; first_only: of the first piece alone, which still attends to all."""
    qkv = g.linear(x, name + ".qkv")
    parts = [f"{name}.{part}" for part in "qkv"]
    g.node("Split", [qkv], name + ".split", outputs=parts, axis=2)
    y = g.node("MultiHeadAttention", parts, name + ".attention", "com.microsoft", num_heads=HEADS)
    if first_only:
        bounds = [g.constant(f"{name}.bound.{i}", np.array([i])) for i in (0, 1)]
        x, y = (g.node("Slice", [rows, *bounds, bounds[1]], f"{rows}.first") for rows in (x, y))
    x = g.skip_norm(g.product(y, name + ".out"), x, name + ".norm1", name + ".out.bias")
    y = g.node("BiasGelu", [g.product(x, name + ".up"), g.weight(name + ".up.bias")], name + ".gelu", "com.microsoft")
    return g.skip_norm(g.product(y, name + ".down"), x, name + ".norm2", name + ".down.bias")


def settings(weights):
    return {
        "format": "1", "cues": json.dumps(CUES), "roles": json.dumps(ROLES), "names": json.dumps(NAMES), "pointers": json.dumps(POINTERS),
        "projection": str(PROJECTION), "role_distance": json.dumps(rounded(weights["role_distance.weight"])),
        "pointer_distance": json.dumps(rounded(weights["pointer_distance.weight"])),
    }


def rounded(values):
    return [[round(float(v), 6) for v in row] for row in values]


def to_model(weights, divisors, extra):
    """divisors: of each product's input channels (see calibration); None leaves everything in float."""
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("blocks."))
    g = build(weights, layers, divisors)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in ("ids", "shapes", "quoted")]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["read", len(weights[layer + ".bias"])]) for name, layer in HEADS_OF_MODEL.items()]
    graph = helper.make_graph(g.nodes, "tagger", inputs, outputs, g.initializers)
    model = helper.make_model(graph, opset_imports=OPSETS, producer_name="hearsay", ir_version=8)
    helper.set_model_props(model, settings(weights) | extra)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="folder of the annotated news, whose training part tells which channels reach far")
    parser.add_argument("--float", action="store_true", help="nothing quantised: to see what that costs")
    options = parser.parse_args()
    weights = {name: value.numpy() for name, value in torch.load(options.checkpoint / "checkpoint.pt")["average"].items()}
    divisors = None if options.float else calibration.divisors(calibration.with_weights(weights), calibration.of_news(options.data)) if options.data else {}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    confidence = options.checkpoint / "confidence.json"
    extra = {"confidence": confidence.read_text()} if confidence.exists() else {}
    onnx.save(to_model(weights, divisors, extra), str(options.out))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
