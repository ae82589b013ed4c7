"""Cuts a text into the windows that the encoder reads. The C# reader cuts the same way (services/tagger/Windows)."""
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Window:
    """Pieces [seen_from, seen_to) are read; cues that begin in [start, end) count, the others stand in a neighbour's middle."""

    seen_from: int
    start: int
    end: int
    seen_to: int


def possible_cuts(pieces, text):
    """Pieces before which a text may be cut: beginnings of paragraphs, but for those that the paragraph before leads up to."""
    cuts = []
    for i in np.flatnonzero(pieces.paragraph)[1:]:
        last = text[pieces.ends[i - 1] - 1]
        unclosed = pieces.quoted[i - 1] and last not in '"”»'
        if last not in ":,;" and not unclosed:
            cuts.append(int(i))
    return cuts


def word_start(pieces, i):
    """The first piece of the word that piece i belongs to."""
    while 0 < i < len(pieces) and pieces.starts[i] == pieces.starts[i - 1]:
        i -= 1
    return i


def cut(pieces, text, size, context, first=None):
    """Windows of at most `size` pieces that cover all pieces once, each with up to `context` pieces of what stands before.

    Cuts fall between paragraphs. Within a paragraph too long for a window they fall between words, and the window sees `context` pieces more after it.
    `first` bounds the first window instead of `size`: training shifts the cuts with it.
    """
    cuts, windows, start = possible_cuts(pieces, text), [], 0
    while start < len(pieces):
        seen_from = word_start(pieces, max(0, start - context))
        seen_to = min(len(pieces), seen_from + (first if first and not start else size))
        end = seen_to
        if seen_to < len(pieces):
            end = max((c for c in cuts if start < c <= seen_to), default=0)
            if end:
                seen_to = end
            else:
                seen_to = max(start + 1, word_start(pieces, seen_to))
                end = max(start + 1, word_start(pieces, seen_to - context))
        windows.append(Window(seen_from, start, end, seen_to))
        start = end
    return windows
