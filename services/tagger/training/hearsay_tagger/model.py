"""A BERT-shaped encoder with heads for cues, their roles, their spans' ends, and names. Plain torch.

Shapes: B windows, T pieces, C cues, H hidden size.
Matrix products run in bfloat16 where `low_precision` is set, everything else in float.
"""
import json
import math
import struct

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .corpus import CUES, NAMES, ROLES
from .text import SHAPES

POINTERS = ("SRC-start", "SRC-end", "CUE-end", "CON-start", "CON-end", "CON2-start", "CON2-end")
HIDDEN, HEADS, FEED_FORWARD, PROJECTION, POSITIONS = 384, 12, 1536, 96, 512
BUCKETS = 65


class LowPrecision:
    enabled = False


def linear(x, weight, bias=None):
    if not LowPrecision.enabled:
        return F.linear(x, weight, bias)
    y = F.linear(x.to(torch.bfloat16), weight.to(torch.bfloat16), None if bias is None else bias.to(torch.bfloat16))
    return y


class Linear(nn.Linear):
    def forward(self, x):
        return linear(x, self.weight, self.bias)


class Dropout:
    """Dropout whose masks are slices of one random pool: drawing fresh numbers for each costs more than the matrix products."""

    def __init__(self, p=0.1, pool=1 << 23, seed=1):
        self.p, generator = p, torch.Generator().manual_seed(seed)
        self.pool = (torch.rand(pool, generator=generator) >= p).to(torch.bfloat16) / (1 - p)
        self.seed = seed
        self.begin(0)

    def begin(self, step):
        """The same masks for the same step, so that a training that was stopped goes on as if it had not been."""
        self.offsets = np.random.default_rng((self.seed, step))

    def __call__(self, x):
        start = int(self.offsets.integers(0, len(self.pool) - x.numel()))
        return x * self.pool[start:start + x.numel()].view(x.shape).to(x.dtype)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = Linear(HIDDEN, 3 * HIDDEN), Linear(HIDDEN, HIDDEN)
        self.up, self.down = Linear(HIDDEN, FEED_FORWARD), Linear(FEED_FORWARD, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, bias, dropout):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(q, k.transpose(2, 3)) * (HEADS / HIDDEN) ** 0.5 + bias.to(q.dtype)
        y = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + dropout(self.out(y)).float())
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x)))).float())


class Tagger(nn.Module):
    def __init__(self, vocabulary=30522, layers=12):
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.shape, self.quote = nn.Embedding(len(SHAPES), HIDDEN), nn.Embedding(2, HIDDEN)
        self.norm, self.blocks = nn.LayerNorm(HIDDEN, eps=1e-12), nn.ModuleList(Block() for _ in range(layers))
        self.cue, self.name = nn.Linear(HIDDEN, len(CUES)), nn.Linear(HIDDEN, len(NAMES))
        self.role_of_anchor, self.role_key = nn.Linear(HIDDEN, len(ROLES) * PROJECTION), nn.Linear(HIDDEN, PROJECTION)
        self.role_unary, self.role_distance = nn.Linear(HIDDEN, len(ROLES)), nn.Embedding(BUCKETS, len(ROLES))
        self.pointer_of_anchor, self.pointer_key = nn.Linear(HIDDEN, len(POINTERS) * PROJECTION), nn.Linear(HIDDEN, PROJECTION)
        self.pointer_unary, self.pointer_distance = nn.Linear(HIDDEN, len(POINTERS)), nn.Embedding(BUCKETS, len(POINTERS))
        self.pointer_none = nn.Linear(HIDDEN, len(POINTERS))
        for start_at_zero in (self.shape, self.quote, self.role_distance, self.pointer_distance):
            nn.init.zeros_(start_at_zero.weight)
        self.dropout = Dropout()

    def encode(self, ids, mask, shapes, quoted):
        """[B, T] each -> [B, T, H]."""
        dropout = self.dropout if self.training else lambda x: x
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(positions)[None] + self.shape(shapes) + self.quote(quoted)
        x = dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for block in self.blocks:
            x = block(x, bias, dropout)
        return dropout(x)

    def roles(self, hidden, anchors):
        """hidden [T, H], anchors [C] -> scores [C, T, len(ROLES)]."""
        q = self.role_of_anchor(hidden[anchors]).view(len(anchors), len(ROLES), PROJECTION)
        scores = torch.einsum("crd,td->ctr", q, self.role_key(hidden)) / math.sqrt(PROJECTION) + self.role_unary(hidden)[None]
        return scores + self.role_distance(buckets(hidden.shape[0], anchors))

    def pointers(self, hidden, anchors):
        """hidden [T, H], anchors [C] -> scores [C, len(POINTERS), T + 1]; the last column stands for "there is none"."""
        q = self.pointer_of_anchor(hidden[anchors]).view(len(anchors), len(POINTERS), PROJECTION)
        scores = torch.einsum("cpd,td->cpt", q, self.pointer_key(hidden)) / math.sqrt(PROJECTION) + self.pointer_unary(hidden).T[None]
        scores = scores + self.pointer_distance(buckets(hidden.shape[0], anchors)).permute(0, 2, 1)
        return torch.cat([scores, self.pointer_none(hidden[anchors])[:, :, None]], -1)


def bucket_of(distance):
    """Signed bucket of a distance in pieces: each up to 8 has its own, then four a doubling, 32 at most a side; 32 is distance 0."""
    far = abs(distance)
    value = far if far < 8 else min(32, round(8 + 4 * math.log2(far / 8)))
    return (value if distance >= 0 else -value) + 32


_BUCKETS = torch.tensor([bucket_of(d) for d in range(-POSITIONS, POSITIONS + 1)])


def buckets(length, anchors):
    return _BUCKETS.to(anchors.device)[torch.arange(length, device=anchors.device)[None] - anchors[:, None] + POSITIONS]


def read_safetensors(path):
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    types = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    for name, entry in json.loads(raw[8:8 + size]).items():
        if name != "__metadata__":
            a, b = entry["data_offsets"]
            values = np.frombuffer(raw[8 + size + a:8 + size + b], dtype=types[entry["dtype"]]).reshape(entry["shape"])
            yield name, torch.from_numpy(values.astype(np.float32))


def load_bert(model, path):
    """Starts the encoder from a BERT checkpoint; the segment embedding of the first segment joins the positions."""
    given, own = dict(read_safetensors(path)), model.state_dict()
    own["word.weight"] = given["embeddings.word_embeddings.weight"]
    own["position.weight"] = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    own["norm.weight"], own["norm.bias"] = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
    for i in range(len(model.blocks)):
        layer = f"encoder.layer.{i}."
        for end in ("weight", "bias"):
            own[f"blocks.{i}.qkv.{end}"] = torch.cat([given[f"{layer}attention.self.{part}.{end}"] for part in ("query", "key", "value")])
            for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                                 ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                own[f"blocks.{i}.{ours}.{end}"] = given[f"{layer}{theirs}.{end}"]
    model.load_state_dict(own)


def load_probe(model, path):
    """Starts everything but the name head from an earlier tagger of the same shape."""
    given, own = dict(read_safetensors(path)), model.state_dict()
    own["word.weight"] = given["enc.word.weight"]
    own["position.weight"] = given["enc.pos.weight"] + given["enc.seg.weight"][0]
    for ours, theirs in (("shape.weight", "enc.shape.weight"), ("quote.weight", "enc.quote.weight"), ("norm.weight", "enc.norm.weight"),
                         ("norm.bias", "enc.norm.bias"), ("role_distance.weight", "rel.weight"), ("pointer_distance.weight", "ptr_rel.weight")):
        own[ours] = given[theirs]
    for ours, theirs in (("cue", "cue"), ("role_of_anchor", "head"), ("role_key", "tok"), ("role_unary", "unary"), ("pointer_of_anchor", "ptr_head"),
                         ("pointer_key", "ptr_tok"), ("pointer_unary", "ptr_unary"), ("pointer_none", "ptr_null")):
        for end in ("weight", "bias"):
            own[f"{ours}.{end}"] = given[f"{theirs}.{end}"]
    for i in range(len(model.blocks)):
        for end in ("weight", "bias"):
            own[f"blocks.{i}.qkv.{end}"] = torch.cat([given[f"enc.blocks.{i}.{part}.{end}"] for part in "qkv"])
            for ours, theirs in (("out", "o"), ("norm1", "n1"), ("up", "up"), ("down", "down"), ("norm2", "n2")):
                own[f"blocks.{i}.{ours}.{end}"] = given[f"enc.blocks.{i}.{theirs}.{end}"]
    model.load_state_dict(own)
