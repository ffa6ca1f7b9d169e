"""Turns prepared.npz into training examples of one direction: noise, glued sentences, batches of like length."""
import json
import random

import numpy as np

from corpus import LANGUAGES
from tokens import SPECIAL, build_tokenizer

PAD, END, UNKNOWN = 0, 1, 2
REPEATS = {1: 2, 2: 2, 3: 2, 4: 2}  # sources other than tatoeba are seen twice per epoch
SENTINEL_COUNT = 20


class Direction:
    """Vocabulary order, lexical tables and token statistics of en-xx or xx-en."""

    def __init__(self, name, work):
        self.name, self.prepared = name, np.load(work / "prepared.npz")
        self.vocabulary = json.loads((work / "vocabulary.json").read_text(encoding="utf-8"))
        self.many = name == "en-xx"
        self.size = len(self.vocabulary["pieces"])
        self.rows = {language: self._language(language) for language in LANGUAGES}
        self._order()
        self._tables()

    def _language(self, language):
        get = self.prepared
        english, other = (_ragged(get[f"{language}_{k}"], get[f"{language}_{k}_at"]) for k in ("en", "xx"))
        links = _ragged(get[f"{language}_links"], get[f"{language}_links_at"])
        pairs = [np.stack([row // 1000, row % 1000]) for row in links]
        if self.many:
            return english, other, pairs, get[f"{language}_source"]
        return other, english, [pair[::-1] for pair in pairs], get[f"{language}_source"]

    def _order(self):
        """Ids that the target side uses come first, so that the decoder scores only those."""
        used = np.zeros((len(LANGUAGES), self.size))
        for i, language in enumerate(LANGUAGES):
            used[i] = np.bincount(np.concatenate(self.rows[language][1]), minlength=self.size)
        if not self.many:
            used = used.sum(0, keepdims=True)
        rank = used.sum(0)
        rank[: len(SPECIAL) + SENTINEL_COUNT] = 1e12 - np.arange(len(SPECIAL) + SENTINEL_COUNT)
        self.order = np.argsort(-rank, kind="stable")
        self.place = np.argsort(self.order).astype(np.int64)
        self.targets = int((rank > 0).sum())
        counts = used[:, self.order][:, : self.targets]
        share = counts / counts.sum(1, keepdims=True)
        self.floor = (2e-6 + 2e-5 * (counts > 0) + 0.1 * share).astype(np.float32)
        self.floor[:, len(SPECIAL) : len(SPECIAL) + SENTINEL_COUNT] = 2e-6
        self.frequent = [np.argsort(-row)[:300] for row in counts]
        pieces = [self.vocabulary["pieces"][i] for i in self.order[: self.targets]]
        self.broken = [i for i, piece in enumerate(pieces) if "⟦" in piece and "⟧" not in piece or piece == "⟧"]
        self.total = self.size + (len(LANGUAGES) if self.many else 0)

    def _tables(self):
        """Lexical tables [languages, ids, width] in this direction's ids; translations outside the targets are dropped."""
        ids, chances = [], []
        for key in LANGUAGES if self.many else ("en",):
            table, share = self.place[self.prepared[f"{key}_table_ids"]], self.prepared[f"{key}_table"].copy()
            share[table >= self.targets] = 0
            table[share == 0] = 0
            extra = self.total - self.size
            ids.append(np.pad(table[self.order], ((0, extra), (0, 0))))
            chances.append(np.pad(share[self.order], ((0, extra), (0, 0))))
        self.table_ids, self.table = np.stack(ids), np.stack(chances).astype(np.float32)

    def doubled(self):
        """Target ids that real sentences write twice in a row ("vous vous", digits)."""
        stream = self.place[np.concatenate([row for language in LANGUAGES for row in self.rows[language][1]])]
        counts = np.bincount(stream[1:][stream[1:] == stream[:-1]], minlength=self.targets)
        return np.flatnonzero(counts >= 3)

    def embeddings(self):
        rows = self.prepared["embeddings"][self.order]
        extra = np.random.default_rng(7).normal(size=(self.total - self.size, rows.shape[1])) / np.sqrt(rows.shape[1])
        return np.concatenate([rows, extra]).astype(np.float32)

    def tokenizer(self):
        return build_tokenizer(self.vocabulary, self.order, with_language_tokens=self.many)

    def epoch(self, seed):
        """All examples (language, source ids, target ids, links or None) of one pass, as a shuffled list."""
        chance, tokenizer, examples = random.Random(seed), self.tokenizer(), []
        for number, language in enumerate(LANGUAGES):
            sources, targets, links, origin = self.rows[language]
            picks = [i for i in range(len(sources)) for _ in range(REPEATS.get(int(origin[i]), 1))]
            chance.shuffle(picks)
            while picks:
                glued = [picks.pop()]
                while picks and chance.random() < 0.11 and sum(len(sources[i]) for i in glued) < 40:
                    glued.append(picks.pop())
                source, target, link = self._glue([sources[i] for i in glued], [targets[i] for i in glued], [links[i] for i in glued])
                if len(source) > 90 or len(target) > 100:
                    continue
                if chance.random() < 0.12:
                    source, link = self._noise(source, tokenizer, chance), None
                if self.many:
                    source = np.concatenate([[self.size + number], source])
                    link = link if link is None else link + np.array([[1], [0]])
                examples.append((number, source, target, link))
        chance.shuffle(examples)
        return examples

    def _glue(self, sources, targets, links):
        parts, left, right = [], 0, 0
        for a, b, link in zip(sources, targets, links):
            parts.append(link + np.array([[left], [right]]))
            left, right = left + len(a) - 1, right + len(b) - 1
        join = lambda rows: self.place[np.concatenate([row[:-1] for row in rows] + [[END]])]
        shift = np.concatenate([part[:, :-1] for part in parts] + [[[left], [right]]], axis=1)
        return join(sources), join(targets), shift

    def _noise(self, source, tokenizer, chance):
        """What people do in chats: no capitals, no full stop, no accents' care, slips of the finger."""
        text = tokenizer.decode(source[:-1].tolist())
        kind = chance.random()
        if kind < 0.75:
            text = text.lower()
        if chance.random() < 0.6:
            text = text.rstrip(".!? ")
        if chance.random() < 0.5:
            text = text.replace("'", "" if chance.random() < 0.5 else "'")
        if kind > 0.6 and len(text) > 8:
            at = chance.randrange(1, len(text) - 2)
            if text[at : at + 2].isalpha():
                text = text[:at] + chance.choice([text[at + 1] + text[at], text[at + 1], text[at] * 2 + text[at + 1]]) + text[at + 2 :]
        return np.array(tokenizer.encode(text).ids)


def _ragged(values, offsets):
    return np.split(values, offsets[1:-1])


def batches(examples, tokens, seed, by_language):
    """Lists of examples of like length (about `tokens` padded target tokens); one language each if asked."""
    chance = random.Random(seed)
    groups = [[e for e in examples if e[0] == n] for n in range(len(LANGUAGES))] if by_language else [examples]
    lists = []
    for group in groups:
        key = lambda e: (len(e[2]) + chance.random() * 2) * 100 + len(e[1])
        group = sorted(group, key=key)
        batch, widest = [], 0
        for example in group:
            wide = max(widest, len(example[2]), len(example[1]) - 1)
            if batch and wide * (len(batch) + 1) > tokens:
                lists.append(batch)
                batch, wide = [], max(len(example[2]), len(example[1]) - 1)
            batch.append(example)
            widest = wide
        lists.append(batch)
    chance.shuffle(lists)
    return lists


def pad(rows, width=None):
    width = width or max(map(len, rows))
    out = np.zeros((len(rows), width), np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
