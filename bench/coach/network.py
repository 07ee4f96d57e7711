"""The network in training: the first layers of MiniLM (Wang et al. 2020), a head for the label and one for meaning."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER = 384, 12, 1536
EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer: attention, then a wider layer, each added to its input (Vaswani et al. 2017)."""

    def __init__(self, dropout: float) -> None:
        """Weights at random; `load` puts the pretrained ones in."""
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.up, self.down = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_1, self.norm_2 = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States in and out: messages × tokens × WIDTH; `mask` is true where a token is."""
        split = (each(states).unflatten(-1, (HEADS, -1)).transpose(1, 2) for each in (self.query, self.key, self.value))
        query, key, value = split
        scores = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).flatten(2)
        states = self.norm_1(states + self.dropout(self.out(mixed)))
        return self.norm_2(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Network(nn.Module):
    """Token numbers → (scores of the labels, a vector of the meaning)."""

    def __init__(self, *, words: int, layers: int, labels: int, dropout: float = 0.1, before_head: float = 0.2) -> None:
        """Weights at random; `load` puts the pretrained ones in."""
        super().__init__()
        self.word, self.place = nn.Embedding(words, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.label, self.meaning = nn.Linear(3 * WIDTH, labels), nn.Linear(WIDTH, WIDTH)
        self.dropout, self.before_head = nn.Dropout(dropout), nn.Dropout(before_head)

    def forward(self, numbers: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Both for each message."""
        places = torch.arange(numbers.shape[1])
        states = self.dropout(self.norm(self.word(numbers) + self.place(places)))
        for layer in self.layers:
            states = layer(states, mask)
        there = mask[:, :, None]
        mean = (states * there).sum(1) / there.sum(1)
        most = states.masked_fill(~there, -1e4).amax(1)
        pooled = torch.cat((states[:, 0], mean, most), 1)
        return self.label(self.before_head(pooled)), functional.normalize(self.meaning(mean), dim=1)


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_1": "attention.output.LayerNorm",
    "norm_2": "output.LayerNorm",
}


def load(network: Network, origin: Mapping[str, Tensor], kept: list[int]) -> None:
    """Put the pretrained weights in, of words the kept ones only; a token's type, always the first, joins its place."""
    embeddings = {key: origin[f"embeddings.{key}_embeddings.weight"] for key in ("word", "position", "token_type")}
    network.word.weight.data = embeddings["word"][kept]
    network.place.weight.data = embeddings["position"] + embeddings["token_type"][0]
    _put(network.norm, origin, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        for ours, theirs in _NAMES.items():
            _put(getattr(layer, ours), origin, f"encoder.layer.{number}.{theirs}")
    nn.init.eye_(network.meaning.weight)
    nn.init.zeros_(network.meaning.bias)
    network.word.weight.requires_grad_(False)


def _put(part: nn.Module, origin: Mapping[str, Tensor], name: str) -> None:
    part.weight.data = origin[f"{name}.weight"].clone()
    part.bias.data = origin[f"{name}.bias"].clone()
