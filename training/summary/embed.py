"""Embeds units with the int8 encoder that ships, so that training sees what the bot will see."""

import numpy
import onnxruntime

from training.base_encoder import load_tokenizer

MAX_TOKENS = 128
BATCH_UNITS = 16


class Embedder:
    def __init__(self, model_folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        path = str(model_folder / "onnx/model_quantized.onnx")
        self.session = onnxruntime.InferenceSession(path, options)
        self.tokenizer = load_tokenizer(MAX_TOKENS)
        self.known = {}

    def embed(self, texts):
        """Returns one normalised row per text; each distinct text is computed once."""
        missing = sorted({text for text in texts} - self.known.keys(), key=len)
        for start in range(0, len(missing), BATCH_UNITS):
            self.add(missing[start : start + BATCH_UNITS])
        return numpy.array([self.known[text] for text in texts], dtype=numpy.float64)

    def add(self, texts):
        token_ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        width = max(map(len, token_ids))
        ids = numpy.array([row + [0] * (width - len(row)) for row in token_ids])
        mask = numpy.array([[1] * len(row) + [0] * (width - len(row)) for row in token_ids])
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        (hidden,) = self.session.run(["last_hidden_state"], inputs)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        unit_length = mean / numpy.linalg.norm(mean, axis=1, keepdims=True)
        self.known.update(zip(texts, unit_length.astype(numpy.float32)))

    def save(self, path):
        """Keeps the vectors for a later run: embedding is nearly all of the time the head takes."""
        texts = numpy.array(list(self.known), dtype=object)
        numpy.savez(path, texts=texts, vectors=numpy.array(list(self.known.values())))

    def load(self, path):
        """Takes over the vectors of an earlier run, if there was one."""
        if path.exists():
            stored = numpy.load(path, allow_pickle=True)
            self.known.update(zip(stored["texts"], stored["vectors"]))
