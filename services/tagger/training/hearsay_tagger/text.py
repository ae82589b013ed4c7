"""From a text to word pieces, each tied to the code points of the word that it belongs to.

The C# reader (services/tagger/Pieces) does the same from the same two files, so a weight trained here means the same there.
"""
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np

VOCABULARY = Path(__file__).resolve().parents[2] / "vocabulary"
LONGEST_WORD = 60

# What the vocabulary cannot tell, as it is uncased: how the word was written. The last is for a word's second and later pieces.
SHAPES = ("lower", "title", "upper", "mixed", "digit", "punctuation", "other", "continuation")
LOWER, TITLE, UPPER, MIXED, DIGIT, PUNCTUATION, OTHER, CONTINUATION = range(len(SHAPES))

_OPENING, _CLOSING, _STRAIGHT = "“«", "”»", '"'


@dataclass
class Pieces:
    """The word pieces of one text. All arrays have one value a piece; starts and ends are those of the piece's word, in code points."""

    ids: np.ndarray
    shapes: np.ndarray
    quoted: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    paragraph: np.ndarray  # True at the first piece of a paragraph

    def __len__(self):
        return len(self.ids)

    def covering(self, start, end):
        """First and last-plus-one index of the pieces whose words overlap the code points [start, end)."""
        return int(np.searchsorted(self.ends, start, side="right")), int(np.searchsorted(self.starts, end, side="left"))


def is_word_character(character):
    return character == "_" or unicodedata.category(character)[0] in "LMN"


def words(text):
    """(start, end) of each word: a run of letters, marks, digits and low lines, or any other single visible character."""
    start = None
    for i, character in enumerate(text):
        if is_word_character(character):
            start = i if start is None else start
            continue
        if start is not None:
            yield start, i
            start = None
        if not character.isspace():
            yield i, i + 1
    if start is not None:
        yield start, len(text)


def shape(word):
    first = word[0]
    if unicodedata.category(first)[0] == "N":
        return DIGIT
    if not is_word_character(first) or first == "_":
        return PUNCTUATION
    letters = [c for c in word if unicodedata.category(c) in ("Lu", "Ll", "Lt")]
    if not letters:
        return OTHER
    upper = [unicodedata.category(c) != "Ll" for c in letters]
    if not any(upper):
        return LOWER
    if all(upper):
        return UPPER if len(letters) > 1 else TITLE
    return TITLE if upper[0] and not any(upper[1:]) else MIXED


def quote_states(text):
    """One flag a character: 1 on and between double quotation marks. The end of a line closes what was left open."""
    states, inside = np.zeros(len(text), dtype=np.int8), False
    for i, character in enumerate(text):
        if character in _OPENING:
            inside = True
            states[i] = 1
        elif character in _CLOSING:
            inside = False
            states[i] = 1
        elif character == _STRAIGHT:
            inside = not inside
            states[i] = 1
        elif character == "\n":
            inside = False
        else:
            states[i] = inside
    return states


class WordPiece:
    """Greedy longest-match word pieces of a word that was folded to lower case without accents."""

    def __init__(self, folder=VOCABULARY):
        lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.ids = {line: i for i, line in enumerate(lines) if line}
        self.cls, self.sep, self.unknown, self.pad = (self.ids[name] for name in ("[CLS]", "[SEP]", "[UNK]", "[PAD]"))
        self.folds = {}
        for line in (folder / "folds.tsv").read_text(encoding="utf-8").splitlines():
            code, _, folded = line.partition("\t")
            self.folds[chr(int(code, 16))] = folded

    def fold(self, word):
        return "".join(self.folds.get(c, c) for c in word)

    def of_word(self, word):
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        folded, pieces, i = self.fold(word), [], 0
        while i < len(folded):
            j = len(folded)
            while j > i and ("##" if i else "") + folded[i:j] not in self.ids:
                j -= 1
            if j == i:
                return [self.unknown]
            pieces.append(self.ids[("##" if i else "") + folded[i:j]])
            i = j
        return pieces or [self.unknown]

    def encode(self, text):
        states, line_end, rows = quote_states(text), True, []
        last = 0
        for start, end in words(text):
            line_end = line_end or "\n" in text[last:start]
            word = text[start:end]
            for k, piece in enumerate(self.of_word(word)):
                rows.append((piece, CONTINUATION if k else shape(word), states[start], start, end, line_end and not k))
            line_end, last = False, end
        columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
        return Pieces(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5].astype(bool))


def make_folds():
    """The rows of folds.tsv: code points whose folded form is another, with that form. Lower case, NFD, no marks; typographic marks as ASCII."""
    typographic = {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "—": "-", "–": "-", "…": "."}
    for code in [*range(0x20, 0x2100), *range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F)]:
        character = chr(code)
        if unicodedata.category(character) in ("Cn", "Cc", "Cs", "Co"):
            continue
        plain = typographic.get(character) or "".join(
            c for c in unicodedata.normalize("NFD", character.lower()) if unicodedata.category(c) != "Mn")
        if plain != character:
            yield f"{code:04X}\t{plain}"


if __name__ == "__main__":
    (VOCABULARY / "folds.tsv").write_text("\n".join(make_folds()) + "\n", encoding="utf-8")
