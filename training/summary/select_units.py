"""Picks units by score, sparing what is too like an earlier pick (maximal marginal relevance)."""

import numpy


def select(scores, embeddings, word_counts, budget, diversity):
    """Returns indexes in the order picked.

    Each step takes the unit with the highest (1 - diversity) * score - diversity * likeness among
    those that still fit the budget of words; likeness is the largest cosine with a unit picked before.
    The first of equals wins. Scores should lie between 0 and 1.
    """
    left, picked = budget, []
    likeness = numpy.zeros(len(scores))
    open_units = numpy.ones(len(scores), dtype=bool)
    while True:
        fitting = open_units & (numpy.asarray(word_counts) <= left)
        if not fitting.any():
            return picked
        value = (1 - diversity) * numpy.asarray(scores) - diversity * likeness
        best = int(numpy.where(fitting, value, -numpy.inf).argmax())
        picked.append(best)
        open_units[best] = False
        left -= word_counts[best]
        likeness = numpy.maximum(likeness, embeddings @ embeddings[best])
