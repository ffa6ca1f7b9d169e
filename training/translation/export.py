"""Step 3: a checkpoint -> the folder that transformers.js loads (fp32 or int8 ONNX, tokenizer, configuration)."""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from batches import END, PAD, SENTINEL_COUNT, UNKNOWN, Direction
from model import DECODERS, HEADS, POSITIONS, WIDTH, Translator
from quantise import quantise_file

LONGEST_SOURCE, LONGEST_TARGET = 256, 256
DOUBLE_PENALTY, TRIGRAM_PENALTY, FIRST_SENTINEL = 10.0, 4.0, 3


class Embeddings(nn.Module):
    """Rows of the embedding matrix; as int8 with one scale per row unless exact."""

    def __init__(self, weight, exact):
        super().__init__()
        self.exact = exact
        if exact:
            self.register_buffer("rows", weight.clone())
        else:
            scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
            self.register_buffer("scale", scale)
            self.register_buffer("rows", (weight / scale).round().to(torch.int8))

    def forward(self, ids):
        return self.rows[ids] if self.exact else self.rows[ids].float() * self.scale[ids]


class Encoder(nn.Module):
    """Everything the decoder needs per source token: keys and values of each layer, lexical ids and shares, language."""

    def __init__(self, model, weight, direction, exact):
        super().__init__()
        self.model, self.embeddings, self.direction = model, Embeddings(weight, exact), direction
        self.register_buffer("table_ids", torch.from_numpy(direction.table_ids.astype(np.int16)).flatten(0, 1))
        self.register_buffer("shares", torch.from_numpy(direction.table.astype(np.float16)).flatten(0, 1))

    def forward(self, input_ids, attention_mask):
        language = torch.zeros_like(input_ids[:, :1])
        if self.direction.many:
            language = (input_ids[:, :1] - self.direction.size).clamp(0, len(self.direction.table) - 1)
        entry = input_ids + language * self.direction.total
        memories = self.model.encode(self.embeddings(input_ids), attention_mask)
        ids, shares = self.table_ids[entry].float(), self.shares[entry].float()
        spread = language.float()[:, :, None] + torch.zeros_like(shares[:, :, :1])
        return torch.cat([*memories, ids, shares, spread], -1)


class Decoder(nn.Module):
    """One step: scores of the target tokens.

    Greedy decoding in transformers.js needs some help, so it is in the graph: after </s> only </s> follows; a token
    just written (unless real sentences double it) and the third token of a trigram already written become unlikely; a sentinel is
    written once. For that the cache of the first layer's keys carries the written tokens in one more channel.
    """

    def __init__(self, model, weight, direction, exact):
        super().__init__()
        weight = weight[: direction.targets]
        self.model, self.embeddings, self.width = model, Embeddings(weight, exact), direction.table.shape[-1]
        self.register_buffer("output", weight.T.contiguous())
        self.register_buffer("floor", torch.from_numpy(direction.floor))
        banned, ended, again = (torch.zeros(direction.targets) for _ in range(3))
        banned[[PAD, UNKNOWN, *direction.broken]] = -1e9
        ended[END] = 2e9
        again[:] = -DOUBLE_PENALTY
        again[[PAD, END]], again[direction.doubled()] = 0, 0
        self.register_buffer("banned", banned), self.register_buffer("ended", ended), self.register_buffer("again", again)

    def forward(self, input_ids, encoder_attention_mask, encoder_hidden_states, *past):
        sizes = [2 * WIDTH] * DECODERS + [self.width, self.width, 1]
        *memories, ids, shares, language = encoder_hidden_states.split(sizes, -1)
        keys, written = past[0].split([WIDTH // HEADS, 1], -1)
        pairs = [(keys, past[1]), *((past[2 * i], past[2 * i + 1]) for i in range(1, DECODERS))]
        states, aligned, cache = self.model.step(self.embeddings(input_ids), memories, encoder_attention_mask, pairs)
        places = ids.long().flatten(1)[:, None, :].expand(-1, input_ids.shape[1], -1)
        amounts = (aligned[:, :, :, None] * shares[:, None]).flatten(2)
        zeros = torch.zeros_like(states[:, :, :1]) * self.banned
        lexical = zeros.scatter_add(2, places, amounts) + self.floor[language[:, 0, 0].long()][:, None, :]
        logits = states @ self.output + self.model.trust * torch.log(lexical) + self.banned
        current = input_ids[:, None, :, None].float().expand(-1, HEADS, -1, -1)
        written = torch.cat([written, current], 2)
        logits = logits + self.repeats(zeros, written[:, 0, :, 0]) + (input_ids == END).float()[:, :, None] * self.ended
        cache[0] = (torch.cat([cache[0][0], written], -1), cache[0][1])
        return (logits, *[tensor for pair in cache for tensor in pair])

    def repeats(self, zeros, written):
        """Penalties for the next token, given all written ones [batch, length] (two of padding stand in front)."""
        last, before = written[:, -1:], F.pad(written, (1, 0), value=-1.0)[:, -2:-1]
        earlier = F.pad(written, (2, 0), value=-2.0)
        same = (earlier[:, :-2] == before) & (earlier[:, 1:-1] == last)
        following = earlier[:, 2:].long()
        trigram = zeros.scatter_add(2, following[:, None, :], -TRIGRAM_PENALTY * same.float()[:, None, :])
        doubled = trigram.scatter_add(2, last.long()[:, None, :], self.again[last.long()][:, None, :])
        tokens = written.long()
        spent = -1e4 * ((tokens >= FIRST_SENTINEL) & (tokens < FIRST_SENTINEL + SENTINEL_COUNT)).float()[:, None, :]
        other_form = (tokens - FIRST_SENTINEL) // 2 * 4 + 1 - (tokens - FIRST_SENTINEL) + FIRST_SENTINEL
        other_form = torch.where(spent[:, 0] < 0, other_form, tokens)
        return doubled.scatter_add(2, tokens[:, None, :], spent).scatter_add(2, other_form[:, None, :], spent)


def cache_names(prefix):
    return [f"{prefix}.{i}.decoder.{part}" for i in range(DECODERS) for part in ("key", "value")]


def write_onnx(model, weight, direction, exact, folder):
    """Writes encoder_model.onnx and decoder_model_merged.onnx with free batch and lengths."""
    ids, mask = torch.randint(3, direction.targets, (2, 7)), torch.ones(2, 7, dtype=torch.long)
    encoder, decoder = Encoder(model, weight, direction, exact).eval(), Decoder(model, weight, direction, exact).eval()
    batch, source = {0: "batch_size"}, {0: "batch_size", 1: "encoder_sequence_length"}
    common = {"opset_version": 17, "dynamo": False, "do_constant_folding": True}
    with torch.no_grad():
        torch.onnx.export(encoder, (ids, mask), str(folder / "encoder_model.onnx"), input_names=["input_ids", "attention_mask"],
                          output_names=["last_hidden_state"],
                          dynamic_axes={name: source for name in ("input_ids", "attention_mask", "last_hidden_state")}, **common)  # fmt: skip
        hidden, past = encoder(ids, mask), [torch.ones(2, HEADS, 3, WIDTH // HEADS + (i == 0)) for i in range(2 * DECODERS)]
        axes = {"input_ids": {**batch, 1: "decoder_sequence_length"}, "logits": {**batch, 1: "decoder_sequence_length"},
                "encoder_attention_mask": source, "encoder_hidden_states": source}  # fmt: skip
        axes |= {name: {**batch, 2: "past_decoder_sequence_length"} for name in cache_names("past_key_values")}
        axes |= {name: {**batch, 2: "past_decoder_sequence_length + 1"} for name in cache_names("present")}
        names = ["input_ids", "encoder_attention_mask", "encoder_hidden_states", *cache_names("past_key_values")]
        torch.onnx.export(decoder, (ids[:, :1], mask, hidden, *past), str(folder / "decoder_model_merged.onnx"), input_names=names,
                          output_names=["logits", *cache_names("present")], dynamic_axes=axes, **common)  # fmt: skip


def quantise(folder):
    """Replaces the fp32 files by their int8 versions, named as transformers.js names dtype q8."""
    for name in ("encoder_model", "decoder_model_merged"):
        quantise_file(folder / f"{name}.onnx", folder / f"{name}_quantized.onnx")
        (folder / f"{name}.onnx").unlink()


def write_configuration(direction, folder):
    """config.json, generation_config.json, tokenizer.json and tokenizer_config.json."""
    ends = {"bos_token_id": PAD, "eos_token_id": END, "pad_token_id": PAD, "decoder_start_token_id": PAD}
    config = {
        "architectures": ["MarianMTModel"], "model_type": "marian", "is_encoder_decoder": True, "use_cache": True,
        "d_model": WIDTH, "encoder_layers": 3, "decoder_layers": DECODERS, "encoder_attention_heads": HEADS,
        "decoder_attention_heads": HEADS, "num_hidden_layers": 3, "max_position_embeddings": POSITIONS,
        "vocab_size": direction.total, **ends,
    }  # fmt: skip
    tokens = {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    tokenizer = {"tokenizer_class": "PreTrainedTokenizer", "model_max_length": LONGEST_SOURCE, "clean_up_tokenization_spaces": False, **tokens}
    generation = {**ends, "max_length": LONGEST_TARGET, "num_beams": 1, "do_sample": False}
    for name, content in (("config", config), ("generation_config", generation), ("tokenizer_config", tokenizer)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    (folder / "tokenizer.json").write_text(direction.tokenizer().to_str(pretty=False) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("direction", choices=["en-xx", "xx-en"])
    parser.add_argument("--work", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--fp32", action="store_true", help="exact weights instead of int8")
    options = parser.parse_args()
    torch.set_num_threads(1)
    direction, model = Direction(options.direction, options.work), Translator()
    saved = torch.load(options.checkpoint or options.work / options.direction / "last.pt", weights_only=False)
    model.load_state_dict(saved["model"])
    model.positions = model.positions.half()
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    write_onnx(model.eval(), saved["rows"][0], direction, options.fp32, options.out / "onnx")
    if not options.fp32:
        quantise(options.out / "onnx")
    write_configuration(direction, options.out)
    for file in sorted(options.out.rglob("*.*")):
        print(f"{file.stat().st_size / 1e6:8.2f} MB  {file}")


if __name__ == "__main__":
    main()
