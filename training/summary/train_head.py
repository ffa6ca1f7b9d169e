"""Fits the head by ridge regression on the AMI training meetings and writes head.json."""

import argparse
import json
from pathlib import Path

import numpy
from nltk.stem.porter import PorterStemmer
from rouge_score.tokenize import tokenize
from sklearn.linear_model import Ridge

from training.summary import features
from training.summary.data import read_ami
from training.summary.embed import Embedder
from training.summary.head import Candidates

DAMPING_WORDS = 20  # with 8, scraps of three words win in chat; 40 measures a point worse on meetings
RIDGE, EMBEDDING_SCALE = 1000.0, 5.0
DIVERSITY = 0.2
STEMMER = PorterStemmer()


def main():
    options = read_options()
    embedder = Embedder(options.model)
    embedder.load(options.embeddings)
    meetings = read_ami(options.data, "train")
    rows = [Candidates(meeting.units, embedder) for meeting in meetings]
    embedder.save(options.embeddings)
    targets = [targets_of(row.units, meeting.reference) for row, meeting in zip(rows, meetings)]
    write_head(options.model / "head.json", fit(rows, numpy.concatenate(targets)))
    print(f"{len(meetings)} meetings, {sum(map(len, targets))} units")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("models/starter/parley-summary-en"))
    parser.add_argument("--embeddings", type=Path, default=Path("../train/summary/embeddings.npz"))
    return parser.parse_args()


def targets_of(units, reference):
    """How densely each unit carries the reference's content words; very short units cannot win by one word."""
    wanted = set(tokenize(reference, STEMMER)) - stemmed(features.FUNCTION_WORDS | features.FILLERS)
    values = []
    for unit in units:
        words = tokenize(unit.text, STEMMER)
        values.append(len(set(words) & wanted) / (len(words) + DAMPING_WORDS))
    return values


def stemmed(words):
    return {stem for word in words for stem in tokenize(word, STEMMER)}


def fit(rows, targets):
    """Returns the content of head.json."""
    values = numpy.concatenate([row.features for row in rows])
    means, scales = values.mean(0), values.std(0)
    embeddings = numpy.concatenate([row.centred_embeddings() for row in rows]) * EMBEDDING_SCALE
    ridge = Ridge(alpha=RIDGE).fit(numpy.hstack([(values - means) / scales, embeddings]), targets)
    count = len(features.NAMES)
    return {
        "features": list(features.NAMES),
        "means": rounded(means),
        "scales": rounded(scales),
        "weights": rounded(ridge.coef_[:count]),
        "embedding": rounded(ridge.coef_[count:] * EMBEDDING_SCALE),
        "diversity": DIVERSITY,
        "minimumWords": features.MINIMUM_WORDS,
        "neighbours": features.NEIGHBOURS,
        "functionWords": sorted(features.FUNCTION_WORDS),
        "fillers": sorted(features.FILLERS),
    }


def rounded(values):
    return [round(float(value), 6) for value in values]


def write_head(path, head):
    """One line per entry, so that the file can be read and compared."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
