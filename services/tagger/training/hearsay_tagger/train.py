"""Trains the tagger. Stops and goes on at any step: run it again with the same folder.

python3 -m hearsay_tagger.train --data DIR --encoder FILE --out FOLDER [--epochs 8] [--layers 12] [--seed 1]
"""
import argparse
import itertools
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch

from . import evaluate, losses
from .batches import batches, generator, one_window, tensors, windows_of
from .corpus import NAME_SOURCES, add_silver_names, attributed, named
from .model import LowPrecision, Tagger, load_bert, load_probe
from .text import WordPiece

ATTRIBUTION_WINDOWS, NAME_WINDOWS = 8, 3  # a step
SILVER_WEIGHT = 0.5  # of names that a machine found
ENCODER_RATE, HEAD_RATE, WEIGHT_DECAY, CLIP, WARM_UP = 1e-4, 5e-4, 0.01, 1.0, 100
AVERAGING = 0.998  # of the weights, a step


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the annotated news")
    parser.add_argument("--encoder", type=Path, help="BERT checkpoint to start from (safetensors)")
    parser.add_argument("--tagger", type=Path, help="earlier tagger of this shape to start from instead (safetensors)")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoint; exists: the training goes on")
    parser.add_argument("--epochs", type=float, default=8.0, help="over the attributions")
    parser.add_argument("--cool-down", type=float, default=0.25, help="last share of the steps, in which the learning rate falls to nothing")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--documents", type=int, help="of each file, for a smoke run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float", action="store_true", help="no bfloat16")
    return parser.parse_args()


@dataclass
class State:
    """All that a training needs to go on where it stopped."""

    model: Tagger
    optimizer: torch.optim.Optimizer
    average: dict
    step: int = 0
    losses: list = field(default_factory=list)

    def save(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        content = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average, "step": self.step}
        torch.save(content, folder / "checkpoint.new")
        (folder / "checkpoint.new").replace(folder / "checkpoint.pt")

    def load(self, folder):
        content = torch.load(folder / "checkpoint.pt")
        self.model.load_state_dict(content["model"])
        self.optimizer.load_state_dict(content["optimizer"])
        self.average, self.step = content["average"], content["step"]


def start(options):
    model = Tagger(layers=options.layers)
    if options.tagger:
        load_probe(model, options.tagger)
    elif options.encoder:
        load_bert(model, options.encoder)
    encoder = [p for n, p in model.named_parameters() if p.ndim > 1 and is_encoder(n)]
    heads = [p for n, p in model.named_parameters() if p.ndim > 1 and not is_encoder(n)]
    vectors = [p for p in model.parameters() if p.ndim == 1]
    groups = [{"params": encoder, "rate": ENCODER_RATE}, {"params": heads, "rate": HEAD_RATE}, {"params": vectors, "rate": ENCODER_RATE, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=ENCODER_RATE, weight_decay=WEIGHT_DECAY)
    state = State(model, optimizer, {name: value.clone() for name, value in model.state_dict().items()})
    if (options.out / "checkpoint.pt").exists():
        state.load(options.out)
    return state


def is_encoder(name):
    return name.split(".")[0] in ("word", "position", "shape", "quote", "norm", "blocks")


def rate_factor(step, steps, cool_down):
    """Warm-up, then constant, then linear to zero: so a training can be lengthened while it runs."""
    return min(1.0, (step + 1) / WARM_UP, max(0.0, (steps - step) / (cool_down * steps)))


def one_step(state, attributions, names, word_piece, factor):
    for group in state.optimizer.param_groups:
        group["lr"] = group["rate"] * factor
    items = attributions + names
    hidden = state.model.encode(*tensors(items, word_piece)).float()
    loss = 0.0
    with torch.backends.mkldnn.flags(enabled=False):  # the heads see another shape each time
        for row, (document, window) in enumerate(items):
            own = hidden[row, 1:window.seen_to - window.seen_from + 1]
            if row < len(attributions):
                loss = loss + losses.of_attributions(state.model, own, document, window)
            if document.names is not None:
                loss = loss + losses.of_names(state.model, own, document, window) * (SILVER_WEIGHT if row < len(attributions) else 1.0)
    loss = loss / len(attributions)
    state.optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(state.model.parameters(), CLIP)
    state.optimizer.step()
    with torch.no_grad():
        keep = min(AVERAGING, (state.step + 1) / (state.step + 10))
        for name, value in state.model.state_dict().items():
            state.average[name].lerp_(value, 1 - keep)
    state.step += 1
    state.losses.append(float(loss.detach()))


class Corpora:
    def __init__(self, options, word_piece):
        limit, data, self.epoch_steps = options.documents, options.data, None
        self.train = attributed(data, "polnear/train", word_piece, limit)
        add_silver_names(self.train, data, word_piece)
        self.dev = attributed(data, "polnear/dev", word_piece, limit)
        self.names = {source: named(data, source, word_piece, limit) for source in NAME_SOURCES}
        self.dev_names = {source: named(data, source, word_piece, limit) for source in ("ner/worldwide-dev", "ner/gum-dev")}

    def steps(self, epoch, seed):
        """The (attribution windows, name windows) of each step of an epoch: the same for the same seed and epoch."""
        rng = generator(seed, epoch)
        sources, shares = list(NAME_SOURCES), list(NAME_SOURCES.values())
        made = batches([item for document in self.train for item in windows_of(document, rng)], ATTRIBUTION_WINDOWS, rng)
        self.epoch_steps = self.epoch_steps or len(made)  # other epochs are cut elsewhere and may have a batch more or fewer
        for batch in itertools.islice(itertools.cycle(made), self.epoch_steps):
            chosen = [rng.choice(self.names[source]) for source in rng.choices(sources, shares, k=3 * NAME_WINDOWS)]
            longest = sorted((one_window(d, rng) for d in chosen if len(d.pieces)), key=lambda item: item[1].seen_from - item[1].seen_to)
            yield batch, longest[:NAME_WINDOWS]


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    LowPrecision.enabled = not options.float
    word_piece = WordPiece()
    corpora, state = Corpora(options, word_piece), start(options)
    stop = []
    before = signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    epoch_steps = sum(1 for _ in corpora.steps(0, options.seed))
    steps = round(options.epochs * epoch_steps)
    print(f"{epoch_steps} steps an epoch, {steps} in all, {state.step} done", flush=True)
    began, first = time.monotonic(), state.step
    while state.step < steps and not stop:
        epoch = state.step // epoch_steps
        for k, (attributions, names) in enumerate(corpora.steps(epoch, options.seed)):
            if state.step >= steps or stop:
                break
            if epoch * epoch_steps + k < state.step:
                continue  # done before this run
            state.model.train()
            state.model.dropout.begin(state.step)
            one_step(state, attributions, names, word_piece, rate_factor(state.step, steps, options.cool_down))
            if state.step % 20 == 0:
                recent = state.losses[-20:]
                print(f"step {state.step} loss {sum(recent) / len(recent):.3f} {(time.monotonic() - began) / (state.step - first):.2f} s a step", flush=True)
            if state.step % 100 == 0:
                state.save(options.out)
        state.save(options.out)
        if state.step % epoch_steps == 0 or state.step >= steps:
            evaluate.report(state.model, state.average, corpora, word_piece)
    signal.signal(signal.SIGTERM, before)


if __name__ == "__main__":
    main()
