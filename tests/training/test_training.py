"""The training from end to end on invented news with two layers: under a minute. Run by tests/run --training."""
import contextlib
import io
import json
import os
import signal
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import onnx
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "services/tagger/training"), str(Path(__file__).parent)]

import invented  # noqa: E402
from hearsay_tagger import evaluate, export, sentences, train  # noqa: E402
from hearsay_tagger.decode import Rules, cue_spans, decode  # noqa: E402
from hearsay_tagger.model import bucket_of  # noqa: E402
from hearsay_tagger.text import SHAPES, WordPiece, shape  # noqa: E402
from hearsay_tagger.windows import cut  # noqa: E402


def run(program, *arguments):
    printed = io.StringIO()
    with mock.patch.object(sys, "argv", ["program", *map(str, arguments)]), contextlib.redirect_stdout(printed):
        program.main()
    return printed.getvalue()


def stop_after(steps, inner):
    def one_step(state, *rest):
        inner(state, *rest)
        if state.step == steps:
            os.kill(os.getpid(), signal.SIGTERM)
    return one_step


def recording(losses, inner):
    def one_step(state, *rest):
        inner(state, *rest)
        losses.append(state.losses[-1])
    return one_step


class Text(unittest.TestCase):
    def test_Pieces_OfAccentsMarksAndEmoji_KeepCodePointOffsets(self):
        text = "“Café” 🎈 naïveté costs 5."
        pieces = WordPiece().encode(text)
        self.assertEqual([text[a:b] for a, b in sorted({*zip(pieces.starts, pieces.ends)})], ["“", "Café", "”", "🎈", "naïveté", "costs", "5", "."])
        self.assertEqual([text[a:b] for a, b, inside in zip(pieces.starts, pieces.ends, pieces.quoted) if inside], ["“", "Café", "”"])

    def test_Shape_OfSpellings_TellsCase(self):
        spellings = {"said": "lower", "Said": "title", "NATO": "upper", "McKay": "mixed", "9th": "digit", ";": "punctuation", "I": "title"}
        self.assertEqual({word: SHAPES[shape(word)] for word in spellings}, spellings)

    def test_Windows_OfLongText_CoverEachPieceOnce(self):
        text = "\n\n".join("word " * n + "end." for n in (30, 900, 5, 200, 200, 200))
        pieces = WordPiece().encode(text)
        windows = cut(pieces, text, 128, 32)
        self.assertEqual([w.start for w in windows], [0, *(w.end for w in windows[:-1])])
        self.assertEqual(windows[-1].end, len(pieces))
        self.assertTrue(all(w.seen_from <= w.start < w.end <= w.seen_to <= w.seen_from + 128 for w in windows))


class Decoding(unittest.TestCase):
    def test_Buckets_OfDistances_GrowSlowly(self):
        self.assertEqual([bucket_of(d) for d in (0, 1, -7, 8, 9, 16, 400, -512)], [32, 33, 25, 40, 41, 44, 63, 0])

    def test_Decode_ContentClaimedByTwoCues_StaysWithTheSurer(self):
        cue = np.tile([5.0, -5.0, -5.0], (12, 1))
        cue[[2, 8]] = [-5, 5, -5]
        roles = np.zeros((2, 12, 7))
        roles[:, :, 0] = 4
        roles[0, 3:7, 3:5] = [[9, 0], [0, 9], [0, 9], [0, 9]]
        roles[1, 3:7, 3:5] = [[7, 0], [0, 7], [0, 7], [0, 7]]
        pointers = np.zeros((2, 7, 13))
        pointers[:, :, 12] = 5
        found = decode(cue, lambda anchors: roles, lambda anchors: pointers, Rules(reach=0))
        self.assertEqual([(a.anchor, a.contents, a.source) for a in found], [(2, [(3, 7)], [])])
        self.assertEqual(cue_spans(cue, Rules()), [(2, 3), (8, 9)])


class Sentences(unittest.TestCase):
    def test_Export_OfAnEncoder_IsAQuarterOfTheFloatOneAndReadsOneText(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder, sizes = Path(temporary), []
            invented.write_bert(folder / "bert", layers=2)
            for name, more in (("int8", ["--seeds", ROOT / "seeds"]), ("float", ["--float"])):
                run(sentences, "--encoder", folder / "bert", "--out", folder / name, "--golden", folder / "golden", *more)
                model = onnx.load(str(folder / name))
                self.assertEqual([(i.name, i.type.tensor_type.shape.dim[0].dim_value) for i in model.graph.input], [("ids", 1)])
                self.assertEqual({p.key: p.value for p in model.metadata_props}, {"format": "sentences 1", "pieces": "128"})
                sizes.append((folder / name).stat().st_size)
            self.assertLess(sizes[0], 0.35 * sizes[1])
            rows = json.loads((folder / "golden").read_text(encoding="utf-8"))
        for row in rows:
            self.assertLessEqual(len(row["ids"]), 128)
            self.assertAlmostEqual(sum(value * value for value in row["vector"]), 1, 3)


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = Path(cls.temporary.name)
        invented.write(cls.folder / "data")
        cls.options = ["--data", cls.folder / "data", "--layers", 2, "--float", "--epochs", 5]
        cls.losses = []
        for name, value in (("WARM_UP", 3), ("ENCODER_RATE", 1e-3), ("HEAD_RATE", 1e-3)):  # few steps, and nothing to start from
            patch = mock.patch.object(train, name, value)
            patch.start()
            cls.addClassCleanup(patch.stop)
        with mock.patch.object(train, "one_step", recording(cls.losses, train.one_step)):
            cls.printed = run(train, *cls.options, "--out", cls.folder / "whole")

    def test_Training_OnInventedNews_LearnsIt(self):
        self.assertLess(sum(self.losses[-3:]), 0.6 * sum(self.losses[:3]), self.losses)

    def test_Evaluation_OfTheCheckpoint_PrintsEachDataSet(self):
        printed = run(evaluate, "--data", self.folder / "data", "--checkpoint", self.folder / "whole")
        figures = [line.split(": ")[0].strip() for line in printed.splitlines()]
        self.assertEqual(figures, ["polnear", "ner/worldwide-dev", "ner/gum-dev"])
        self.assertEqual([line.split(": ")[0].strip() for line in self.printed.splitlines()[-3:]], figures)

    def test_Training_StoppedAndRunAgain_EndsWithTheSameWeights(self):
        with mock.patch.object(train, "one_step", stop_after(5, train.one_step)):
            run(train, *self.options, "--out", self.folder / "halves")
        self.assertEqual(torch.load(self.folder / "halves/checkpoint.pt")["step"], 5)
        run(train, *self.options, "--out", self.folder / "halves")
        whole, halves = (torch.load(self.folder / name / "checkpoint.pt") for name in ("whole", "halves"))
        self.assertEqual(whole["step"], halves["step"])
        for name, value in whole["average"].items():
            self.assertTrue(torch.equal(value, halves["average"][name]), name)

    def test_Export_OfTrainedWeights_IsAQuarterOfTheFloatOne(self):
        sizes = []
        for name, more in (("int8", ["--data", self.folder / "data"]), ("float", ["--float"])):
            run(export, "--checkpoint", self.folder / "whole", "--out", self.folder / name, *more)
            model = onnx.load(str(self.folder / name))
            self.assertEqual([i.name for i in model.graph.input], ["ids", "shapes", "quoted"])
            self.assertIn("role_distance", {p.key for p in model.metadata_props})
            sizes.append((self.folder / name).stat().st_size)
        self.assertLess(sizes[0], 0.35 * sizes[1])


if __name__ == "__main__":
    unittest.main()
