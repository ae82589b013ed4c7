"""Development figures for a look after each epoch. The official ones, with their pairing, are those of tests/engine-quality."""

EDGES = " \t\n\r.,;:!?\"'“”‘’«»—–-()[]"


def trimmed(text, start, end):
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def f1(right, gold, found):
    return 200 * right / (gold + found) if gold + found else 0.0


def characters(spans):
    return {c for a, b in spans for c in range(a, b)}


def attribution_figures(documents):
    """documents: (gold, found), each a list of {role: spans in code points}. Percent: a role's trimmed spans of a document as a set; linked; whole."""
    figures = {}
    for role in ("source", "cue", "content"):
        sets = [({tuple(sorted(x[role])) for x in gold if x[role]}, {tuple(sorted(x[role])) for x in found if x[role]}) for gold, found in documents]
        figures[role] = _set_f1(sets)
    figures["whole"] = _set_f1([({_key(x) for x in gold}, {_key(x) for x in found}) for gold, found in documents])
    right = sum(sum(linked(gold, found)) for gold, found in documents)
    figures["linked"] = f1(right, sum(len(g) for g, _ in documents), sum(len(f) for _, f in documents))
    return figures


def _key(attribution):
    return tuple(tuple(sorted(attribution[role])) for role in ("source", "cue", "content"))


def _set_f1(sets):
    return f1(sum(len(g & f) for g, f in sets), sum(len(g) for g, _ in sets), sum(len(f) for _, f in sets))


def linked(gold, found):
    """Of each found one whether it is right, one to one: contents share half of their characters, and sources overlap or both have none."""
    used, right, golds = set(), [], [(characters(x["content"]), characters(x["source"])) for x in gold]
    for x in found:
        content, source = characters(x["content"]), characters(x["source"])
        match = next((k for k, (other, other_source) in enumerate(golds) if k not in used and 2 * len(content & other) >= len(content | other) > 0
                      and (source & other_source or not (source or other_source))), None)
        used |= {match} - {None}
        right.append(match is not None)
    return right


def name_figures(documents):
    """documents: (gold, found), each a set of (start, end, type). Percent, MISC left out."""
    keep = [({n for n in g if n[2] != "MISC"}, {n for n in f if n[2] != "MISC"}) for g, f in documents]
    return _set_f1(keep)
