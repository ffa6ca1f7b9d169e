"""Writes the encoder that the summary scores stand on: all-MiniLM-L6-v2, not fine-tuned."""

import argparse
from pathlib import Path

import torch
from torch import nn

from training.base_encoder import load_encoder, load_tokenizer
from training.onnx_export import export
from training.smoothing import smooth
from training.summary.data import read_ami

CALIBRATION_UNITS = 300


class TokenVectors(nn.Module):
    """Gives the token vectors; transformers.js takes their mean and normalises it."""

    def __init__(self):
        super().__init__()
        self.encoder = load_encoder().eval()

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.encoder(input_ids, attention_mask, token_type_ids).last_hidden_state


def main():
    options = read_options()
    torch.set_num_threads(1)
    module = TokenVectors()
    smooth(module.encoder, calibration_batches(options.data))
    export(module, "last_hidden_state", options.fp32, options.model, {"architectures": ["BertModel"]})


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("models/starter/parley-summary-en"))
    parser.add_argument("--fp32", type=Path, default=Path("../train/summary/fp32"))
    return parser.parse_args()


def calibration_batches(data):
    """Yields single units of the training meetings, evenly spread."""
    units = [unit for meeting in read_ami(data, "train") for unit in meeting.units]
    tokenizer = load_tokenizer(128)
    for unit in units[:: len(units) // CALIBRATION_UNITS]:
        ids = torch.tensor([tokenizer.encode(unit.text).ids])
        yield ids, torch.ones_like(ids)


if __name__ == "__main__":
    main()
