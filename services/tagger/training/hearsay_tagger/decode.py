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
    """What the development figures chose. Lengths are pieces, scores log odds."""

    outside_bias: float = 0.75  # added to the cue head's O
    extra_content_margin: float = 2.0  # that a content beside the best needs
    most_contents: int = 3
    close_gap: int = 3  # between two contents that are taken for one
    reach: int = 6  # by which a pointer may move a content's end
    longest_source: int = 60
    longest_cue: int = 10
    role_weight: float = 0.1  # of a piece's role beside the pointers
    widest_margin: float = 6.0  # beyond which a piece's role weighs no more


@dataclass
class Attribution:
    anchor: int
    cue: tuple
    source: list
    contents: list
    signs: tuple = ()  # what its confidence is read from, see confidence.py


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
    anchors = np.array([start for start, _ in cue_spans(cue_scores, rules)], dtype=np.int64)
    if not len(anchors):
        return []
    role_scores, pointer_scores, cue_log = log_softmax(roles(anchors)), log_softmax(pointers(anchors)), log_softmax(cue_scores)
    margins = _margins(role_scores, CONTENT)
    contents = _compete([spans(best_path(scores), CONTENT) for scores in role_scores], margins)
    return [
        _complete(int(anchor), own, margins[k], role_scores[k], pointer_scores[k], cue_log[anchor], rules)
        for k, (anchor, own) in enumerate(zip(anchors, contents)) if own]


def _margins(role_scores, begin):
    """Log odds of a role against none, a piece."""
    return np.logaddexp(role_scores[..., begin], role_scores[..., begin + 1]) - role_scores[..., 0]


def _complete(anchor, contents, margin, roles, pointers, cue_log, rules):
    cue_ends = pointers[POINTERS.index("CUE-end")][:-1]
    cue = (anchor, anchor + 1 + int(cue_ends[anchor:anchor + rules.longest_cue].argmax()))
    source, source_ends = _source(pointers, _weights(_margins(roles, SOURCE), rules), rules)
    chosen = _choose(contents, margin, [cue, *source], rules)
    surest = max(margin[a:b].mean() for a, b in chosen)
    moved = _move(chosen, pointers, _weights(margin, rules), [cue, *source], rules)
    ends = pointers[POINTERS.index("CON-start"), moved[0][0]] + pointers[POINTERS.index("CON-end"), moved[0][1] - 1]
    signs = (cue_log[1] - np.logaddexp(cue_log[0], cue_log[2]), surest, ends, source_ends, 0.0 if source else 1.0, cue_ends[cue[1] - 1])
    return Attribution(anchor, cue, source, moved, tuple(float(sign) for sign in signs))


def _weights(margin, rules):
    """What the roles say of a span, as sums up to each piece: that of [a, b) is sums[b] - sums[a]."""
    return rules.role_weight * np.concatenate([[0.0], np.cumsum(np.clip(margin.astype(np.float64), -rules.widest_margin, rules.widest_margin))])


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


def _source(pointers, weights, rules):
    """The best pair of a start and an end, or none; and the sum of its log probabilities."""
    starts, ends = pointers[POINTERS.index("SRC-start")], pointers[POINTERS.index("SRC-end")]
    length = len(starts) - 1
    best, span, sure = starts[length] + ends[length], [], starts[length] + ends[length]
    for start in range(length):
        scores = ends[start:min(length, start + rules.longest_source)] + weights[start + 1:min(length, start + rules.longest_source) + 1]
        end = start + int(scores.argmax())
        score = starts[start] - weights[start] + scores[end - start]
        if score > best:
            best, span, sure = score, [(start, end + 1)], starts[start] + ends[end]
    return span, sure


def _move(contents, pointers, weights, own, rules):
    """Each content's ends where pointers and roles see them best nearby, never over the cue, the source or the content before."""
    moved, floor = [], 0
    for k, (start, end) in enumerate(contents):
        if end <= floor:
            continue  # the one before has taken it whole
        if k >= 2:
            start = max(start, floor)
        else:
            low, high = _room(start, end, own, floor, pointers.shape[1] - 1)
            starts, ends = pointers[3 + 2 * k, :-1] - weights[:-1], pointers[4 + 2 * k, :-1] + weights[1:]
            first = max(low, start - rules.reach)
            start = first + int(starts[first:min(end, max(first, start + rules.reach) + 1)].argmax())
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
