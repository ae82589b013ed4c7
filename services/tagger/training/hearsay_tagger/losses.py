"""What the training minimises: one sum over the windows of a step, each head in comparable size."""
import numpy as np
import torch
import torch.nn.functional as F

from .corpus import NAMES, ROLES, UNKNOWN, WITHOUT_MISC
from .model import POINTERS

CUE_WEIGHTS = torch.tensor([1.0, 2.0, 1.5])
SCALE = 40  # about the pieces of a window that carry a label other than O
_MISC = [NAMES.index("B-MISC"), NAMES.index("I-MISC")]
_CONTENT = [ROLES.index("B-CON"), ROLES.index("I-CON")]


def of_attributions(model, hidden, document, window):
    """hidden [T, H] of the window's pieces."""
    seen = slice(window.seen_from, window.seen_to)
    loss = F.cross_entropy(model.cue(hidden), torch.from_numpy(document.cues[seen]), weight=CUE_WEIGHTS, reduction="sum") / SCALE
    here = np.flatnonzero((document.anchors >= window.seen_from) & (document.anchors < window.seen_to))
    if not len(here):
        return loss
    anchors = torch.from_numpy(document.anchors[here] - window.seen_from)
    roles = document.roles[here, seen]
    scores = model.roles(hidden, anchors)
    loss = loss + F.cross_entropy(scores.flatten(0, 1), torch.from_numpy(roles).flatten(), reduction="sum") / SCALE
    cut_before, cut_after = window.seen_from > 0, window.seen_to < len(document.pieces)
    targets = torch.tensor([pointer_targets(row, cut_before, cut_after) for row in roles])
    pointers = model.pointers(hidden, anchors)
    loss = loss + F.cross_entropy(pointers.flatten(0, 1), targets.flatten(), ignore_index=UNKNOWN, reduction="sum") / (SCALE / 2)
    return loss + _competition(scores, roles) / SCALE


def _competition(scores, roles):
    """Which of the window's cues a piece of content belongs to: contents compete when they are decoded, so they do here."""
    owned = np.isin(roles, _CONTENT)
    pieces = np.flatnonzero(owned.sum(0) == 1)
    if len(roles) < 2 or not len(pieces):
        return 0.0
    margins = torch.logsumexp(scores[:, :, _CONTENT], -1) - scores[:, :, 0]
    return F.cross_entropy(margins[:, pieces].T, torch.from_numpy(owned[:, pieces].argmax(0)), reduction="sum")


def of_names(model, hidden, document, window):
    scores = model.name(hidden)
    if document.source in WITHOUT_MISC:  # its O may be a name of another kind
        scores = scores.index_fill(1, torch.tensor(_MISC), -1e4)
    return F.cross_entropy(scores, torch.from_numpy(document.names[window.seen_from:window.seen_to]), reduction="sum") / SCALE


def spans(labels, begin):
    """[start, end) of each span labelled `begin` (its first piece) and `begin` + 1 (the rest)."""
    found, start = [], None
    for i, label in enumerate([*labels, 0]):
        if start is not None and label != begin + 1:
            found.append((start, i))
            start = None
        if start is None and label in (begin, begin + 1):
            start = i
    return found


def pointer_targets(roles, cut_before, cut_after):
    """One position a pointer: len(roles) for none, UNKNOWN where the window's edge cuts the span."""
    length = len(roles)
    targets = [length] * len(POINTERS)
    source, cue, content = (spans(roles, ROLES.index("B-" + role)) for role in ("SRC", "CUE", "CON"))
    fields = [(0, 1, max(source, key=lambda s: s[1] - s[0]))] if source else []
    fields += [(3 + 2 * k, 4 + 2 * k, span) for k, span in enumerate(content[:2])]
    fields += [(None, 2, cue[0])] if cue else []
    for first, last, (start, end) in fields:
        if first is not None:
            targets[first] = UNKNOWN if start == 0 and cut_before else start
        targets[last] = UNKNOWN if end == length and cut_after else end - 1
    return targets
