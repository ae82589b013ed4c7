"""Writes how invented texts and scores are read here, for the tests of the C# reader: pieces, windows and distance buckets; attributions.

python3 -m hearsay_tagger.golden ../../../tests/tagger/Golden
"""
import json
import sys
from pathlib import Path

import numpy as np

from .corpus import ROLES
from .decode import CONTENT, CUE, SOURCE, decode
from .model import POINTERS, bucket_of
from .text import WordPiece
from .windows import cut

TEXTS = [
    "",
    "Port",
    " \t\n",
    "Mayor Ada Quill said the Harbour Board won't meet until 12:30 on Monday.",
    "“We’re leaving,” Brenn told the Vell Courier. «Nous partons», he added: \"Now\u00a0or never\"\nThe NATO-led mission's 2nd ship…",
    "Élodie Güneş-Åström went to Nový Bohumín; naïve façade, ŁÓDŹ and İzmir, coöperate",
    "Cafe\u0301 e\u0301te\u0301 \u0301 A\u030a\u0308 \u0928\u092e\u0938\u094d\u0924\u0947",
    "Fires 😀👍🏽 near 𝒜𝓊𝓇𝑒𝓁𝒾𝒶 𝟛 𐐀𐐨 \u200d\ufeff",
    "قال الوزير «لن نغادر» יום שני שלום",
    "東京都知事は「中止」と述べた。 서울 시장 カフェ",
    "snake_case _private __init__(x1) = 0x1F & 3.14e-9; ½ Ⅷ ٣ x² 5th",
    "iPhone McVell ALL-CAPS A I'm o'Dell USA's eBay ǅungla ªº",
    "antidisestablishmentarianism" + "x" * 32 + " " + "y" * 61 + " " + "é" * 60 + " " + "𝒜" * 60 + " " + "𝒜" * 61,
    "a\u001cb\u001fc\u0085d\u2028e\u2029f\u3000g\u0000h\u00adi\u200bj",
    "\"Open quote\nnext \"line\" ““two”” ”odd« »\n\n\"",
    "fi ﬁ ﬂ ﬀ ＡＢＣ１２３ ＆ № ™ € £5m ° µ Ωmega Straße",
    "#tag ## @name http://vell.example/a?b=c [CLS] [UNK] ##ing",
    "Ⅻ\u0300_\u0301 \u0300a ॐ ஔ ொ",
]
PARAGRAPHS = [
    "The board met. It said:\n“One wall, then,\n“two walls.”\nNobody at the yard replied, Quill said;\nand that was all.\n" * 3,
    "The ferry line denied that it would stop. " * 12 + "\nIt said so twice.\n" + "Antidisestablishmentarianism " * 9,
    "one two three\nfour\nfive six seven eight nine ten eleven twelve thirteen\n\"open\nstill open\nclosed\"\nfourteen",
]
SIZES = [(12, 3), (20, 6), (48, 8)]
SEEDS = [3, 4, 9, 17]


def pieces_row(text, word_piece):
    pieces = word_piece.encode(text)
    return {
        "text": text, "ids": pieces.ids.tolist(), "shapes": pieces.shapes.tolist(), "quoted": pieces.quoted.tolist(), "starts": pieces.starts.tolist(),
        "ends": pieces.ends.tolist(), "paragraph": pieces.paragraph.astype(int).tolist(),
    }


def windows_row(text, size, context, word_piece):
    windows = cut(word_piece.encode(text), text, size, context)
    return {"text": text, "size": size, "context": context, "windows": [[w.seen_from, w.start, w.end, w.seen_to] for w in windows]}


def reading(word_piece):
    rows = {
        "pieces": [pieces_row(text, word_piece) for text in TEXTS],
        "windows": [windows_row(text, *size, word_piece) for text in PARAGRAPHS for size in SIZES],
        "buckets": [bucket_of(distance) for distance in range(-512, 513)],
    }
    for name, values in rows.items():
        lines = ",\n".join(json.dumps(value, separators=(",", ":")) for value in values) if name != "buckets" else ",".join(map(str, values))
        yield ("{" if name == "pieces" else ",") + f'"{name}":[\n{lines}\n]'
    yield "}"


def any_scores(random, length, cues):
    """Scores of a window as a trained model could give them, but less sure: (cue, {anchor: roles}, {anchor: pointers})."""
    cue = random.normal(0, 1, (length, 3)) + [4, 0, 0]
    anchors = sorted(random.choice(length - 1, cues, replace=False))
    roles, pointers = {}, {}
    for anchor in anchors:
        cue[anchor, 1] += 7
        role, pointer = random.normal(0, 1.5, (length, len(ROLES))) + [1.5, 0, 0, 0, 0, 0, 0], random.normal(0, 1.5, (len(POINTERS), length + 1))
        for begin, row, longest in ((SOURCE, 0, 5), (CONTENT, 3, 14), (CONTENT, 5, 9), (CUE, None, 3)):
            start = int(anchor if begin == CUE else random.integers(0, length - 1))
            end = min(length, start + int(random.integers(1, longest)))
            role[start:end, begin + 1] += 4
            role[start, begin] += 5
            if row is not None and random.random() < 0.8:
                pointer[row, min(length - 1, max(0, start + random.integers(-3, 4)))] += 5
                pointer[row + 1, min(length - 1, max(0, end - 1 + random.integers(-3, 4)))] += 5
            elif row == 0:
                pointer[:2, length] += 3
        roles[int(anchor)], pointers[int(anchor)] = role, pointer
    # No other piece is a cue, so that every cue's scores are at hand.
    cue[[t for t in range(length) if t not in roles], 0] += 9
    return cue, roles, pointers


def decoding_row(seed):
    random = np.random.default_rng(seed)
    rounded = lambda values: np.round(values, 3).astype(np.float32)
    cue, roles, pointers = any_scores(random, int(random.integers(36, 44)), int(random.integers(3, 7)))
    cue, roles, pointers = rounded(cue), {a: rounded(v) for a, v in roles.items()}, {a: rounded(v) for a, v in pointers.items()}
    stacked = lambda scores: lambda anchors: np.stack([scores[int(anchor)] for anchor in anchors])
    found = decode(cue.copy(), stacked(roles), stacked(pointers))
    listed = lambda values: [round(float(v), 3) for v in values.flatten()]
    return {
        "cue": listed(cue), "roles": {str(a): listed(v) for a, v in roles.items()}, "pointers": {str(a): listed(v) for a, v in pointers.items()},
        "attributions": [{
            "anchor": a.anchor, "cue": a.cue, "source": a.source, "contents": a.contents, "signs": [round(sign, 3) for sign in a.signs],
        } for a in found],
    }


def main():
    folder = Path(sys.argv[1])
    (folder / "pieces.json").write_text("\n".join(reading(WordPiece())) + "\n", encoding="utf-8")
    rows = ",\n".join(json.dumps(decoding_row(seed), separators=(",", ":")) for seed in SEEDS)
    (folder / "decoding.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
