"""Prints ROUGE-1 F1 of the head and of simple methods on the dev meetings, all with the same budget of words."""

import argparse
from pathlib import Path

import numpy
from rouge_score.rouge_scorer import RougeScorer

from training.summary.data import is_ami, read_ami, read_qmsum
from training.summary.embed import Embedder
from training.summary.head import Candidates, Head
from training.summary.select_units import select

BUDGETS = (150, 75)
RANDOM_SEEDS = range(10)
SCORER = RougeScorer(["rouge1"], use_stemmer=True)


def main():
    options = read_options()
    embedder = Embedder(options.model)
    embedder.load(options.embeddings)
    head = Head.load(options.model / "head.json")
    ami = with_candidates(read_ami(options.data, "dev"), embedder)
    qmsum = with_candidates(read_qmsum(options.data, "dev"), embedder)
    sets = {
        "AMI": ami,
        "QMSum": qmsum,
        "QMSum, AMI meetings": [pair for pair in qmsum if is_ami(pair[0])],
        "QMSum, other meetings": [pair for pair in qmsum if not is_ami(pair[0])],
    }
    embedder.save(options.embeddings)
    for budget in BUDGETS:
        print_table(sets, methods_with(head), budget)


def with_candidates(meetings, embedder):
    return [(meeting, Candidates(meeting.units, embedder)) for meeting in meetings]


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("models/starter/parley-summary-en"))
    parser.add_argument("--embeddings", type=Path, default=Path("../train/summary/embeddings.npz"))
    return parser.parse_args()


def methods_with(head):
    """Each method is a list of pickers; their scores are averaged, which only random needs."""
    return {
        "first messages": [by(lambda row: -numpy.arange(len(row.units)))],
        "random (10 seeds)": [random_with(seed) for seed in RANDOM_SEEDS],
        "longest": [by(lambda row: row.word_counts)],
        "shared words": [by(lambda row: row.features[:, 3])],
        "centrality, diversity 0.3": [by(lambda row: row.features[:, 0], 0.3)],
        "centrality, diversity 0.5": [by(lambda row: row.features[:, 0], 0.5)],
        "learned head": [head.pick],
    }


def by(score, diversity=0.0):
    return lambda row, budget: select(score(row), row.embeddings, row.word_counts, budget, diversity)


def random_with(seed):
    return by(lambda row: numpy.random.default_rng(seed).random(len(row.units)))


def print_table(sets, methods, budget):
    print(f"budget {budget} words | " + " | ".join(f"{name} ({len(pairs)})" for name, pairs in sets.items()))
    for name, pickers in methods.items():
        scores = [mean_score(pairs, pickers, budget) for pairs in sets.values()]
        print(name + " | " + " | ".join(f"{score:.2f}" for score in scores), flush=True)


def mean_score(pairs, pickers, budget):
    return 100 * numpy.mean([score_of(*pair, pick, budget) for pair in pairs for pick in pickers])


def score_of(meeting, row, pick, budget):
    picked = " ".join(row.units[index].text for index in pick(row, budget))
    return SCORER.score(meeting.reference, picked)["rouge1"].fmeasure


if __name__ == "__main__":
    main()
