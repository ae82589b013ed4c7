"""How far each channel of a product's input reaches on training text, and by what it is divided before it is quantised."""
import numpy as np
import torch

from .batches import generator, tensors, windows_of
from .corpus import attributed
from .model import Linear, Tagger
from .text import WordPiece

DOCUMENTS = 24
FAR = 2.0  # times the median reach of a product's channels


def reaches(model, batches):
    """The greatest absolute value of each input channel of each product; batches: arguments of the model's encode."""
    seen = {}

    def watch(name):
        def hook(_, inputs):
            reach = inputs[0].detach().abs().flatten(0, -2).amax(0).float().numpy()
            seen[name] = np.maximum(seen.get(name, 0.0), reach)
        return hook

    for name, module in model.named_modules():
        if isinstance(module, Linear):
            module.register_forward_pre_hook(watch(name))
    with torch.no_grad():
        for batch in batches:
            model.encode(*batch)
    return seen


def of_news(data):
    """A window of each of some documents of the attributed news."""
    word_piece, rng = WordPiece(), generator(0, 0)
    for document in attributed(data, "polnear/train", word_piece, DOCUMENTS):
        yield tensors([windows_of(document, rng)[0]], word_piece)


def with_weights(weights):
    model = Tagger(layers=1 + max(int(name.split(".")[1]) for name in weights if name.startswith("blocks.")))
    model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    return model.eval()


def divisors(model, batches):
    """layer -> divisor of each input channel: 1, or what brings a far channel back to twice the median reach.

    Moving more over to the weights, as SmoothQuant's own formula does, costs more in their 7 bits than it saves.
    """
    return {layer: np.maximum(1.0, reach / (FAR * np.median(reach))).astype(np.float32) for layer, reach in reaches(model, batches).items()}
