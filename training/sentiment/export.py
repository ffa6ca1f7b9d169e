"""Writes checkpoint.pt as fp32 and int8 ONNX for transformers.js, and fits the int8 temperature anew."""

import argparse
import itertools
from pathlib import Path

import numpy
import torch

from training.onnx_export import export
from training.sentiment.batches import shuffled_batches
from training.sentiment.calibration import fit_temperature
from training.sentiment.data import LABELS, draw_pass, read_rows, split_held_out
from training.sentiment.model import SentimentClassifier
from training.sentiment.onnx_classifier import OnnxClassifier
from training.smoothing import smooth

CALIBRATION_SEED, CALIBRATION_BATCHES = 5, 12
CONFIG = {
    "architectures": ["BertForSequenceClassification"],
    "problem_type": "single_label_classification",
    "id2label": {str(index): label for index, label in enumerate(LABELS)},
    "label2id": {label: index for index, label in enumerate(LABELS)},
}


def main():
    options = read_options()
    torch.set_num_threads(1)
    train_rows, held_out = split_held_out(read_rows(options.data / "sentiment/train.tsv.gz"))
    model = SentimentClassifier().eval()
    model.load_state_dict(torch.load(options.work / "checkpoint.pt"))
    smooth(model.encoder, calibration_batches(train_rows))
    write(model, options)
    factor = int8_temperature(options.model, held_out)
    print(f"temperature of the int8 logits on held-out rows: {factor:.2f}")
    model.temperature *= factor
    write(model, options)


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("../train/sentiment"))
    parser.add_argument("--model", type=Path, default=Path("models/starter/parley-sentiment-en"))
    return parser.parse_args()


def write(model, options):
    export(model, "logits", options.work / "fp32", options.model, CONFIG)


def calibration_batches(train_rows):
    """Returns (input ids, attention mask) of a few batches that show how large each activation gets."""
    batches = shuffled_batches(draw_pass(train_rows, CALIBRATION_SEED), CALIBRATION_SEED)
    return [(ids, mask) for ids, mask, _ in itertools.islice(batches, CALIBRATION_BATCHES)]


def int8_temperature(folder, held_out):
    """Quantisation moves the logits a little, so the temperature is fitted on what it gives."""
    logits = OnnxClassifier(folder / "onnx/model_quantized.onnx").logits([row.text for row in held_out])
    labels = numpy.array([row.label for row in held_out])
    return fit_temperature(torch.from_numpy(logits), torch.from_numpy(labels))


if __name__ == "__main__":
    main()
