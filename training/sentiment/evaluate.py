"""Prints the scores of an exported classifier on the English rows of sentiment/dev.tsv."""

import argparse
from pathlib import Path

import numpy
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

from training.sentiment.data import LABELS, read_rows
from training.sentiment.onnx_classifier import OnnxClassifier

NEGATIVE, POSITIVE = LABELS.index("negative"), LABELS.index("positive")
THRESHOLDS = (0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--onnx", type=Path, default=Path("models/starter/parley-sentiment-en/onnx/model_quantized.onnx"))
    options = parser.parse_args()
    rows = read_rows(options.data / "sentiment/dev.tsv")
    probabilities = OnnxClassifier(options.onnx).probabilities([row.text for row in rows])
    print_table(rows, probabilities)
    print_calibration(rows, probabilities)


def print_table(rows, probabilities):
    """One line per source, and one over all sources but the noisy film subtitles."""
    print("source | rows | macro-F1 | accuracy | negative against positive")
    for source in sorted({row.source for row in rows}):
        print_line(source, [index for index, row in enumerate(rows) if row.source == source], rows, probabilities)
    print_line("all but xed", [index for index, row in enumerate(rows) if row.source != "xed"], rows, probabilities)
    print_line("all", list(range(len(rows))), rows, probabilities)


def print_line(name, chosen, rows, probabilities):
    labels = numpy.array([rows[index].label for index in chosen])
    guesses = probabilities[chosen].argmax(1)
    present = sorted(set(labels))
    macro_f1 = f1_score(labels, guesses, labels=present, average="macro")
    accuracy = accuracy_score(labels, guesses)
    print(f"{name} | {len(chosen)} | {macro_f1:.4f} | {accuracy:.4f} | {polar_accuracy(labels, probabilities[chosen]):.4f}")


def polar_accuracy(labels, probabilities):
    """Accuracy on the rows that are not neutral, comparing only the negative and positive scores."""
    polar = labels != LABELS.index("neutral")
    says_positive = probabilities[polar, POSITIVE] > probabilities[polar, NEGATIVE]
    return (says_positive == (labels[polar] == POSITIVE)).mean()


def print_calibration(rows, probabilities):
    """How often the classifier is sure at each threshold, and how often it is right then (GoEmotions)."""
    chosen = [index for index, row in enumerate(rows) if row.source == "goemotions"]
    labels = numpy.array([rows[index].label for index in chosen])
    scores = probabilities[chosen]
    right = scores.argmax(1) == labels
    print("confusion (rows: label, columns: guess)", confusion_matrix(labels, scores.argmax(1)).tolist())
    print(f"expected calibration error {calibration_error(scores.max(1), right):.4f}")
    for threshold in THRESHOLDS:
        sure = scores.max(1) >= threshold
        print(f"threshold {threshold}: sure of {sure.mean():.3f}, right {right[sure].mean():.4f}, else {right[~sure].mean():.4f}")


def calibration_error(confidence, right, bins=10):
    """Mean gap between confidence and accuracy over bins of confidence, weighted by their rows."""
    bin_of = numpy.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        (bin_of == number).mean() * abs(confidence[bin_of == number].mean() - right[bin_of == number].mean())
        for number in set(bin_of)
    ]
    return sum(gaps)


if __name__ == "__main__":
    main()
