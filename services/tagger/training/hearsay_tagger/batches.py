"""Puts windows together to batches of equal cost."""
import random

import numpy as np
import torch

from .text import OTHER
from .windows import Window, cut

SIZE, CONTEXT = 384, 48  # pieces a window of training
STEP = 64  # lengths are rounded up to this: oneDNN compiles its products anew for each shape, for seconds


def tensors(items, word_piece):
    """items: (document, window). Returns ids, mask, shapes, quoted, each [B, T + 2] with the encoder's own first and last piece."""
    length = -(-max(w.seen_to - w.seen_from for _, w in items) // STEP) * STEP + 2
    ids, mask = np.full((len(items), length), word_piece.pad), np.zeros((len(items), length), dtype=np.int64)
    shapes, quoted = np.full((len(items), length), OTHER), np.zeros((len(items), length), dtype=np.int64)
    for row, (document, window) in enumerate(items):
        seen, n = slice(window.seen_from, window.seen_to), window.seen_to - window.seen_from
        ids[row, 0], ids[row, n + 1], mask[row, :n + 2] = word_piece.cls, word_piece.sep, 1
        ids[row, 1:n + 1] = document.pieces.ids[seen]
        shapes[row, 1:n + 1] = document.pieces.shapes[seen]
        quoted[row, 1:n + 1] = document.pieces.quoted[seen]
    return [torch.from_numpy(a) for a in (ids, mask, shapes, quoted)]


def windows_of(document, rng):
    """All windows of a document, cut at another place each time."""
    return [(document, w) for w in cut(document.pieces, document.text, SIZE, CONTEXT, first=rng.randrange(SIZE // 3, SIZE + 1))]


def one_window(document, rng):
    """A stretch of a document, of a window's size where it has as many pieces."""
    start = rng.randrange(0, max(1, len(document.pieces) - SIZE + 1))
    end = min(len(document.pieces), start + SIZE)
    return document, Window(start, start, end, end)


def batches(items, size, rng):
    """Batches of `size` windows of like length, in random order."""
    items = sorted(items, key=lambda item: (item[1].seen_to - item[1].seen_from) // 32 + rng.random())
    out = [items[i:i + size] for i in range(0, len(items), size)]
    rng.shuffle(out)
    return out


def generator(seed, epoch):
    return random.Random(f"{seed}/{epoch}")
