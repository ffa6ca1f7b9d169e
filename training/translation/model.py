"""A small encoder-decoder with a lexical path: log-probabilities = network + log of the translation table under attention."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEADS, INNER, ENCODERS, DECODERS, REACH, POSITIONS = 256, 4, 768, 3, 2, 24, 512


def heads(x):
    return x.view(x.shape[0], x.shape[1], HEADS, -1).transpose(1, 2)


def merge(x):
    return x.transpose(1, 2).reshape(x.shape[0], x.shape[2], -1)


def linear(inputs, outputs, gain=1.0):
    layer = nn.Linear(inputs, outputs, bias=False)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(inputs))
    return layer


class FeedForward(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(WIDTH), linear(WIDTH, INNER, 1.4), linear(INNER, WIDTH, 0.5)

    def forward(self, x):
        return x + self.down(F.relu(self.up(self.norm(x))))


class SelfAttention(nn.Module):
    """With a learned bias per head for each distance up to REACH."""

    def __init__(self):
        super().__init__()
        self.norm, self.qkv, self.out = nn.LayerNorm(WIDTH), linear(WIDTH, 3 * WIDTH), linear(WIDTH, WIDTH, 0.5)
        self.distance = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))

    def bias(self, queries, offset=0):
        """[heads, queries, offset + queries]: the bias of each pair of positions; the first query stands at `offset`."""
        steps = torch.arange(offset + queries)[None, :] - torch.arange(offset, offset + queries)[:, None]
        return self.distance[:, steps.clamp(-REACH, REACH) + REACH], (steps > 0) * -1e9

    def forward(self, x, mask):
        q, k, v = (heads(part) for part in self.qkv(self.norm(x)).chunk(3, -1))
        bias = self.bias(x.shape[1])[0][None] + mask
        return x + self.out(merge(F.scaled_dot_product_attention(q, k, v, bias)))


class CrossAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm, self.query, self.out = nn.LayerNorm(WIDTH), linear(WIDTH, WIDTH), linear(WIDTH, WIDTH, 0.5)
        self.kv = linear(WIDTH, 2 * WIDTH)

    def forward(self, x, keys, values, mask):
        """Returns the new state and the attention of the first head (the aligned one in the last layer)."""
        q = heads(self.query(self.norm(x)))
        weights = (q @ heads(keys).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask).softmax(-1)
        return x + self.out(merge(weights @ heads(values))), weights[:, 0]


class DecoderLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.self, self.cross, self.feed = SelfAttention(), CrossAttention(), FeedForward()


def positions():
    angles = torch.arange(POSITIONS)[:, None] / 10000 ** (torch.arange(0, WIDTH, 2) / WIDTH)
    return 0.5 * torch.stack([angles.sin(), angles.cos()], -1).view(POSITIONS, WIDTH)


def padding_mask(keep):
    """[batch, 1, 1, source]: 0 where a token stands, a large negative number at padding."""
    return (1.0 - keep.float())[:, None, None, :] * -1e9


class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleList(nn.ModuleList([SelfAttention(), FeedForward()]) for _ in range(ENCODERS))
        self.decoder = nn.ModuleList(DecoderLayer() for _ in range(DECODERS))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.trust = nn.Parameter(torch.ones(1))
        self.register_buffer("positions", positions(), persistent=False)

    def embed(self, vectors, offset=0):
        return vectors * math.sqrt(WIDTH) + self.positions[offset : offset + vectors.shape[1]].float()

    def encode(self, vectors, keep):
        """Source embeddings -> keys and values of each decoder layer's cross attention, [batch, source, 2 * WIDTH] each."""
        x, mask = self.embed(vectors), padding_mask(keep)
        for attention, feed in self.encoder:
            x = feed(attention(x, mask))
        x = self.encoder_norm(x)
        return [layer.cross.kv(x) for layer in self.decoder]

    def decode(self, vectors, memories, keep):
        """All target positions at once (training): final states and the aligned attention."""
        x, mask, aligned = self.embed(vectors), padding_mask(keep), None
        future = torch.full((x.shape[1], x.shape[1]), -1e9).triu(1)
        for layer, memory in zip(self.decoder, memories):
            x = layer.self(x, future)
            x, aligned = layer.cross(x, *memory.chunk(2, -1), mask)
            x = layer.feed(x)
        return self.decoder_norm(x), aligned

    def step(self, vectors, memories, keep, past):
        """One or more further positions with the self-attention cache; returns states, attention, new cache."""
        offset = past[0][0].shape[2]
        x, mask, aligned, cache = self.embed(vectors, offset), padding_mask(keep), None, []
        length = x.shape[1]
        for layer, memory, (old_keys, old_values) in zip(self.decoder, memories, past):
            attention = layer.self
            q, k, v = (heads(part) for part in attention.qkv(attention.norm(x)).chunk(3, -1))
            k, v = torch.cat([old_keys, k], 2), torch.cat([old_values, v], 2)
            cache.append((k, v))
            bias, future = attention.bias(length, offset)
            weights = (q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias[None] + future).softmax(-1)
            x = x + attention.out(merge(weights @ v))
            x, aligned = layer.cross(x, *memory.chunk(2, -1), mask)
            x = layer.feed(x)
        return self.decoder_norm(x), aligned, cache

    def score(self, states, candidates, lexical, floor):
        """Log-scores of candidate tokens: similarity to their embeddings plus the lexical path."""
        return states @ candidates.T + self.trust * torch.log(lexical + floor)
