"""Prints how invented texts are read here, for the tests of the C# reader: pieces, windows and distance buckets.

python3 -m hearsay_tagger.golden > ../../../tests/tagger/Golden/pieces.json
"""
import json

from .model import bucket_of
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


def pieces_row(text, word_piece):
    pieces = word_piece.encode(text)
    return {
        "text": text, "ids": pieces.ids.tolist(), "shapes": pieces.shapes.tolist(), "quoted": pieces.quoted.tolist(), "starts": pieces.starts.tolist(),
        "ends": pieces.ends.tolist(), "paragraph": pieces.paragraph.astype(int).tolist(),
    }


def windows_row(text, size, context, word_piece):
    windows = cut(word_piece.encode(text), text, size, context)
    return {"text": text, "size": size, "context": context, "windows": [[w.seen_from, w.start, w.end, w.seen_to] for w in windows]}


def main():
    word_piece = WordPiece()
    rows = {
        "pieces": [pieces_row(text, word_piece) for text in TEXTS],
        "windows": [windows_row(text, *size, word_piece) for text in PARAGRAPHS for size in SIZES],
        "buckets": [bucket_of(distance) for distance in range(-512, 513)],
    }
    for name, values in rows.items():
        lines = ",\n".join(json.dumps(value, separators=(",", ":")) for value in values) if name != "buckets" else ",".join(map(str, values))
        print(("{" if name == "pieces" else ",") + f'"{name}":[\n{lines}\n]')
    print("}")


if __name__ == "__main__":
    main()
