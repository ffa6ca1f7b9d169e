"""Runs an exported classifier with onnxruntime, one text at a time like a single chat message."""

import numpy
import onnxruntime

from training.base_encoder import load_tokenizer
from training.sentiment.data import LABELS

MAX_TOKENS = 128


class OnnxClassifier:
    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options)
        self.tokenizer = load_tokenizer(MAX_TOKENS)

    def logits(self, texts):
        """Returns one row of three logits per text."""
        rows = [self.logits_of(encoding.ids) for encoding in self.tokenizer.encode_batch(texts)]
        return numpy.array(rows).reshape(-1, len(LABELS))

    def logits_of(self, ids):
        input_ids = numpy.array([ids])
        inputs = {
            "input_ids": input_ids,
            "attention_mask": numpy.ones_like(input_ids),
            "token_type_ids": numpy.zeros_like(input_ids),
        }
        return self.session.run(["logits"], inputs)[0][0]

    def probabilities(self, texts):
        logits = self.logits(texts)
        powers = numpy.exp(logits - logits.max(1, keepdims=True))
        return powers / powers.sum(1, keepdims=True)
