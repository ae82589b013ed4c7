"""From scores to attributions: one cue span, at most one source span, contents that compete between cues.

The C# reader decodes the same way (services/tagger/Decoding). All positions are pieces of one window.
"""
from dataclasses import dataclass

import numpy as np

from .corpus import ROLES
from .losses import spans
from .model import POINTERS

SOURCE, CONTENT, CUE = (ROLES.index("B-" + role) for role in ("SRC", "CON", "CUE"))
_FORBIDDEN = np.zeros((len(ROLES), len(ROLES)), dtype=np.float32)
for _begin in (SOURCE, CONTENT, CUE):
    _FORBIDDEN[[label for label in range(len(ROLES)) if label not in (_begin, _begin + 1)], _begin + 1] = -1e4


@dataclass(frozen=True)
class Rules:
    """What the development figures chose."""

    outside_bias: float = 0.75  # added to the cue head's O
    extra_content_margin: float = 3.0  # that a content beside the best needs
    most_contents: int = 3
    close_gap: int = 8  # pieces between two contents that are taken for one
    reach: int = 6  # pieces by which a pointer may move a content's end
    longest_source: int = 60


@dataclass
class Attribution:
    anchor: int
    cue: tuple
    source: list
    contents: list
    margins: tuple = (0.0, 0.0)  # of the cue and of the content: log odds, for the confidence


def log_softmax(scores, axis=-1):
    scores = scores - scores.max(axis, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis, keepdims=True))


def best_path(scores):
    """Most likely labels [T] of scores [T, len(ROLES)] where an inside follows its own begin or inside only."""
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0].copy()
    best[[SOURCE + 1, CONTENT + 1, CUE + 1]] = -1e4
    for t in range(1, len(scores)):
        ways = best[:, None] + _FORBIDDEN
        back[t] = ways.argmax(0)
        best = ways.max(0) + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def cue_spans(cue_scores, rules):
    """[start, end) of the cues of a window: the best label of each piece, outside preferred a little."""
    scores = log_softmax(cue_scores)
    scores[:, 0] += rules.outside_bias
    return spans(scores.argmax(-1), 1)


def decode(cue_scores, roles, pointers, rules=Rules()):
    """cue_scores [T, 3]; roles: anchors -> [C, T, len(ROLES)]; pointers: anchors -> [C, len(POINTERS), T + 1]."""
    heads = cue_spans(cue_scores, rules)
    if not heads:
        return []
    anchors = np.array([start for start, _ in heads])
    role_scores, pointer_scores = log_softmax(roles(anchors)), log_softmax(pointers(anchors))
    margin = np.logaddexp(role_scores[:, :, CONTENT], role_scores[:, :, CONTENT + 1]) - role_scores[:, :, 0]
    paths = [best_path(scores) for scores in role_scores]
    contents = _compete([spans(path, CONTENT) for path in paths], margin)
    cue_log = log_softmax(cue_scores)
    found = []
    for k, (anchor, head) in enumerate(zip(anchors, heads)):
        if not contents[k]:
            continue
        cue = next((span for span in spans(paths[k], CUE) if span[0] <= anchor < span[1]), head)
        source = _source(pointer_scores[k], rules)
        chosen = _choose(contents[k], margin[k], [cue, *source], rules)
        surest = max(margin[k, a:b].mean() for a, b in chosen)
        moved = _move(chosen, pointer_scores[k], [cue, *source], rules)
        found.append(Attribution(int(anchor), cue, source, moved, (float(cue_log[anchor, 1] - np.logaddexp(cue_log[anchor, 0], cue_log[anchor, 2])), float(surest))))
    return found


def _compete(contents, margin):
    """A content that several cues claim stays with the one that is surest of the pieces in question."""
    kept = []
    for k, own in enumerate(contents):
        kept.append([span for span in own if not any(_loses(span, k, other, j, margin) for j, others in enumerate(contents) if j != k for other in others)])
    return kept


def _loses(span, k, other, j, margin):
    low, high = max(span[0], other[0]), min(span[1], other[1])
    if high - low <= 0.5 * min(span[1] - span[0], other[1] - other[0]):
        return False
    return margin[j, low:high].mean() > margin[k, low:high].mean()


def _choose(contents, margin, own, rules):
    """The surest content and further ones that are sure in themselves, in the order of the text, small gaps between them closed."""
    ranked = sorted(contents, key=lambda span: -margin[span[0]:span[1]].sum())
    further = [s for s in ranked[1:rules.most_contents] if margin[s[0]:s[1]].mean() > rules.extra_content_margin]
    merged = []
    for start, end in sorted([ranked[0], *further]):
        if merged and start - merged[-1][1] <= rules.close_gap and not any(a < start and b > merged[-1][1] for a, b in own):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _source(pointers, rules):
    """The best pair of a start and an end, or none."""
    starts, ends = pointers[POINTERS.index("SRC-start")], pointers[POINTERS.index("SRC-end")]
    length = len(starts) - 1
    best, span = starts[length] + ends[length], []
    for start in np.flatnonzero(starts[:length] > best):
        reach = min(length, int(start) + rules.longest_source)
        end = int(start) + int(ends[start:reach].argmax())
        if starts[start] + ends[end] > best:
            best, span = starts[start] + ends[end], [(int(start), end + 1)]
    return span


def _move(contents, pointers, own, rules):
    """Each content's ends where the pointers see them best nearby, never over the cue, the source or the content before."""
    moved, floor = [], 0
    for k, (start, end) in enumerate(contents):
        if end <= floor:
            continue  # the one before has taken it whole
        if k >= 2:
            start = max(start, floor)
        else:
            low, high = _room(start, end, own, floor, pointers.shape[1] - 1)
            starts, ends = pointers[3 + 2 * k], pointers[4 + 2 * k]
            first = max(low, start - rules.reach)
            start = first + int(starts[first:min(end, start + rules.reach + 1)].argmax())
            first = max(start, end - 1 - rules.reach)
            end = first + 1 + int(ends[first:min(high, end + rules.reach)].argmax())
        moved.append((start, end))
        floor = end
    return moved


def _room(start, end, own, floor, length):
    """How far a content can grow to either side."""
    low = max([floor, *(b for _, b in own if b <= start)])
    high = min([length, *(a for a, _ in own if a >= end)])
    return low, high
