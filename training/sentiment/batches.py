"""Groups rows of like length into padded batches: padding is the largest waste on a CPU."""

import random

import torch

from training.base_encoder import load_tokenizer

MAX_TOKENS = 64
BATCH_ROWS = 32
SORTED_AT_ONCE = 50 * BATCH_ROWS


def tokenise(rows):
    """Returns (token ids, label) of each row."""
    encodings = load_tokenizer(MAX_TOKENS).encode_batch([row.text for row in rows])
    return [(encoding.ids, row.label) for encoding, row in zip(encodings, rows)]


def shuffled_batches(rows, seed):
    """Yields batches in random order; only stretches of rows are sorted by length, so batches differ per pass."""
    shuffler = random.Random(seed)
    examples = tokenise(rows)
    shuffler.shuffle(examples)
    batches = []
    for start in range(0, len(examples), SORTED_AT_ONCE):
        stretch = sorted(examples[start : start + SORTED_AT_ONCE], key=lambda example: len(example[0]))
        batches += [stretch[at : at + BATCH_ROWS] for at in range(0, len(stretch), BATCH_ROWS)]
    shuffler.shuffle(batches)
    return map(pad, batches)


def pad(examples):
    """Returns (input ids, attention mask, labels) as tensors."""
    width = max(len(ids) for ids, _ in examples)
    ids = torch.tensor([ids + [0] * (width - len(ids)) for ids, _ in examples])
    mask = torch.tensor([[1] * len(ids) + [0] * (width - len(ids)) for ids, _ in examples])
    return ids, mask, torch.tensor([label for _, label in examples])
