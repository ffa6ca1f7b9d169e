"""Step 4: chrF of an exported model on the dev files with onnxruntime, greedy, as transformers.js would run it."""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
import sacrebleu
from tokenizers import Tokenizer

from corpus import DEFAULT_DATA, LANGUAGES, normalise, protect, read_rows, restore

END = 1


class Exported:
    """Encoder and decoder sessions of a model folder, driven like transformers.js does."""

    def __init__(self, folder, threads=1):
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        quantised = "_quantized" if (folder / "onnx/encoder_model_quantized.onnx").exists() else ""
        self.encoder, self.decoder = (
            ort.InferenceSession(str(folder / f"onnx/{name}{quantised}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("encoder_model", "decoder_model_merged")
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.past = [i for i in self.decoder.get_inputs() if i.name.startswith("past_key_values")]

    def translate(self, texts, limit=100):
        encoded = [e.ids for e in self.tokenizer.encode_batch(texts)]
        ids = np.zeros((len(texts), max(map(len, encoded))), np.int64)
        for i, row in enumerate(encoded):
            ids[i, : len(row)] = row
        mask = np.array([[1] * len(row) + [0] * (ids.shape[1] - len(row)) for row in encoded], np.int64)
        hidden = self.encoder.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        past = {i.name: np.zeros((len(texts), i.shape[1], 0, i.shape[3]), np.float32) for i in self.past}
        token, output = np.zeros((len(texts), 1), np.int64), []
        while len(output) < limit:
            feeds = {"input_ids": token, "encoder_attention_mask": mask, "encoder_hidden_states": hidden, **past}
            logits, *cache = self.decoder.run(None, feeds)
            past = dict(zip((i.name for i in self.past), cache))
            token = logits[:, -1].argmax(-1)[:, None]
            output.append(token)
            if (token == END).all():
                break
        return self.tokenizer.decode_batch(np.concatenate(output, 1).tolist())


def translate_all(model, texts, size=32):
    """In batches of like length; the order of the results is that of the texts."""
    results, order = [""] * len(texts), sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for start in range(0, len(order), size):
        part = order[start : start + size]
        for i, text in zip(part, model.translate([texts[i] for i in part])):
            results[i] = text
    return results


def chrf(results, references):
    return round(sacrebleu.corpus_chrf(results, [references]).score, 2) if results else None


def score_language(model, data, language, to_english, protected):
    """{"all": chrF, source: chrF, ...} of one dev file."""
    rows = list(read_rows(data / f"en-{language}.dev.tsv"))
    texts = [normalise(other if to_english else english) for english, other, _ in rows]
    references = [english if to_english else other for english, other, _ in rows]
    kept = [protect(text) if protected else (text, []) for text in texts]
    prefix = "" if to_english else f">>{language}<< "
    results = [restore(text, spans) for text, (_, spans) in zip(translate_all(model, [prefix + k[0] for k in kept]), kept)]
    scores = {"all": chrf(results, references)}
    for source in sorted({row[2] for row in rows}):
        chosen = [i for i, row in enumerate(rows) if row[2] == source]
        scores[source] = chrf([results[i] for i in chosen], [references[i] for i in chosen])
    return scores, list(zip(texts, results, references))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", default=DEFAULT_DATA, type=Path)
    parser.add_argument("--raw", action="store_true", help="do not protect code, links and numbers by sentinels")
    parser.add_argument("--show", default=0, type=int, help="print this many translations per language")
    options = parser.parse_args()
    model = Exported(options.folder)
    to_english = "xx-en" in options.folder.resolve().as_posix()
    for language in LANGUAGES:
        began = time.time()
        scores, rows = score_language(model, options.data, language, to_english, not options.raw)
        print(language, json.dumps(scores), f"{time.time() - began:.0f} s", flush=True)
        for text, result, reference in rows[:: max(1, len(rows) // options.show)] if options.show else []:
            print(f"  {text}\n    {result}\n    ({reference})")


if __name__ == "__main__":
    main()
