"""Greedy translation in PyTorch and chrF of a part of the dev files (quick test during training)."""
import numpy as np
import sacrebleu
import torch

from batches import END, PAD, pad
from corpus import LANGUAGES, normalise, protect, read_rows, restore
from model import HEADS, WIDTH


@torch.no_grad()
def greedy(model, weight, direction, sources, languages, limit=80):
    """Target token ids of a batch of source token ids."""
    source = pad(sources)
    keep = torch.from_numpy(source != PAD)
    memories = model.encode(weight[torch.from_numpy(source)], keep)
    tables = languages[:, None] if direction.many else np.zeros_like(languages)[:, None]
    ids, shares = (torch.from_numpy(t[tables, source]) for t in (direction.table_ids, direction.table))
    floor = torch.from_numpy(direction.floor[languages if direction.many else np.zeros_like(languages)])
    past = [(torch.zeros(len(source), HEADS, 0, WIDTH // HEADS),) * 2 for _ in model.decoder]
    token, output = torch.full((len(source), 1), PAD), []
    ended = torch.zeros(len(source), dtype=torch.bool)
    while not ended.all() and len(output) < limit:
        states, aligned, past = model.step(weight[token], memories, keep, past)
        lexical = torch.zeros(len(source), direction.targets)
        lexical.scatter_add_(1, ids.flatten(1), (aligned[:, 0, :, None] * shares).flatten(1))
        scores = model.score(states[:, 0], weight[: direction.targets], lexical, floor)
        scores[:, [PAD, 2]] = -1e9
        token = scores.argmax(-1, keepdim=True)
        token[ended] = PAD
        output.append(token)
        ended |= token[:, 0] == END
    return [[t for t in row if t not in (PAD, END)] for row in torch.cat(output, 1).tolist()]


def translate(model, weight, direction, texts, languages, protected=True):
    """Texts to texts, in batches of like length."""
    tokenizer, kept = direction.tokenizer(), [protect(normalise(t)) if protected else (normalise(t), []) for t in texts]
    prefixes = [f">>{LANGUAGES[l]}<< " if direction.many else "" for l in languages]
    encoded = [np.array(e.ids) for e in tokenizer.encode_batch([p + k[0] for p, k in zip(prefixes, kept)])]
    results = [""] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: len(encoded[i]))
    for start in range(0, len(order), 48):
        part = order[start : start + 48]
        output = greedy(model, weight, direction, [encoded[i] for i in part], np.array([languages[i] for i in part]))
        for i, text in zip(part, tokenizer.decode_batch(output)):
            results[i] = restore(text, kept[i][1])
    return results


def dev_rows(direction, data, every=1):
    """(source text, reference, language number, origin) of every n-th dev row."""
    for number, language in enumerate(LANGUAGES):
        rows = list(read_rows(data / f"en-{language}.dev.tsv"))[::every]
        for english, other, origin in rows:
            yield (english, other, number, origin) if direction.many else (other, english, number, origin)


def score_sample(model, weight, direction, data, every=8):
    """chrF per language on every n-th dev row, with protected spans."""
    rows = list(dev_rows(direction, data, every))
    texts = translate(model, weight, direction, [r[0] for r in rows], [r[2] for r in rows])
    scores = {}
    for number, language in enumerate(LANGUAGES):
        chosen = [i for i, row in enumerate(rows) if row[2] == number]
        scores[language] = round(sacrebleu.corpus_chrf([texts[i] for i in chosen], [[rows[i][1] for i in chosen]]).score, 2)
    return scores
