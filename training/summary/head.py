"""The learned head: scores a conversation's candidates with the weights in head.json."""

import json

import numpy

from training.summary.features import candidates_of, features_of, words_of
from training.summary.select_units import select


class Candidates:
    """The units of a conversation that can be picked, with everything the scores need."""

    def __init__(self, units, embedder):
        self.indexes = candidates_of(units)
        self.units = [units[index] for index in self.indexes]
        self.embeddings = embedder.embed([unit.text for unit in self.units])
        self.features = features_of(self.units, self.embeddings)
        self.word_counts = [len(words_of(unit.text)) for unit in self.units]

    def centred_embeddings(self):
        """Less their mean: the head shall learn what matters within a conversation, not which topics do."""
        return self.embeddings - self.embeddings.mean(0)


class Head:
    def __init__(self, values):
        self.values = values

    @classmethod
    def load(cls, path):
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def scores(self, candidates):
        """Returns one score per candidate, from 0 for the conversation's lowest to 1 for its highest."""
        standardised = (candidates.features - numpy.array(self.values["means"])) / numpy.array(self.values["scales"])
        raw = standardised @ numpy.array(self.values["weights"])
        raw += candidates.centred_embeddings() @ numpy.array(self.values["embedding"])
        spread = raw.max() - raw.min()
        return (raw - raw.min()) / spread if spread > 1e-9 else numpy.zeros(len(raw))

    def pick(self, candidates, budget):
        """Returns the candidates picked for a budget of words, as indexes in the order picked."""
        scores = self.scores(candidates)
        return select(scores, candidates.embeddings, candidates.word_counts, budget, self.values["diversity"])
