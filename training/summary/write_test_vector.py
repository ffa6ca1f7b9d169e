"""Writes test-vector.json: a made-up conversation with all features, scores and picks, to check other implementations."""

import argparse
import json
from pathlib import Path

from training.summary.data import Unit
from training.summary.embed import Embedder
from training.summary.features import NAMES
from training.summary.head import Candidates, Head

BUDGET = 40
CONVERSATION = [
    Unit("Ann", "morning all"),
    Unit("Ann", "The deploy of the billing service failed again last night, the migration ran out of disk space."),
    Unit("Bo", "ugh"),
    Unit("Bo", "Is the old version still running?"),
    Unit("Ann", "Yes, I rolled billing back to version 41, so customers saw nothing."),
    Unit("Cleo", "lol classic"),
    Unit("Cleo", "I’ll double the disk on the database server today and we try the migration again on Thursday at 10."),
    Unit("Bo", "ok sounds good to me"),
    Unit("Bo", "Ann: can you write the incident report? https://wiki.example/incidents/new"),
    Unit("Ann", "sure, I will send the incident report to the support team before lunch"),
    Unit("Cleo", "by the way the coffee machine on the third floor is broken"),
    Unit("Bo", "nooo not the coffee"),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("models/starter/parley-summary-en"))
    parser.add_argument("--out", type=Path, default=Path("training/summary/test-vector.json"))
    options = parser.parse_args()
    candidates = Candidates(CONVERSATION, OneByOne(options.model))
    write(options.out, test_vector(candidates, Head.load(options.model / "head.json")))


class OneByOne(Embedder):
    """Embeds without batches: int8 activations depend a little on the batch neighbours."""

    def embed(self, texts):
        for text in texts:
            self.add([text])
        return super().embed(texts)


def test_vector(candidates, head):
    return {
        "units": [{"speaker": unit.speaker, "text": unit.text} for unit in CONVERSATION],
        "candidates": candidates.indexes,
        "wordCounts": candidates.word_counts,
        "features": [dict(zip(NAMES, rounded(row))) for row in candidates.features],
        "scores": rounded(head.scores(candidates)),
        "budget": BUDGET,
        "picked": [candidates.indexes[index] for index in head.pick(candidates, BUDGET)],
        "embeddings": [rounded(row) for row in candidates.embeddings],
    }


def rounded(values):
    return [round(float(value), 6) for value in values]


def write(path, vector):
    """One line per unit, feature row and embedding."""
    parts = []
    for key, value in vector.items():
        if isinstance(value, list) and isinstance(value[0], (dict, list)):
            rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f'  "{key}": [\n{rows}\n  ]')
        else:
            parts.append(f'  "{key}": {json.dumps(value)}')
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
