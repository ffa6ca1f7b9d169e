"""Writes a model the way transformers.js reads it: configuration, tokenizer, ONNX in fp32 and int8."""

import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.base_encoder import FOLDER

TOKENIZER_FILES = ("tokenizer_config.json", "special_tokens_map.json")
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def export(module, output, fp32_folder, int8_folder, config):
    """Writes module to both folders; output is the name transformers.js expects: logits, last_hidden_state."""
    fp32 = fp32_folder / "onnx/model.onnx"
    int8 = int8_folder / "onnx/model_quantized.onnx"
    for folder in (fp32_folder, int8_folder):
        (folder / "onnx").mkdir(parents=True, exist_ok=True)
        write_config(folder, config)
        write_tokenizer(folder)
    write_fp32(module, output, fp32)
    quantise(fp32, int8)


def write_config(folder, config):
    base = json.loads((FOLDER / "config.json").read_text())
    base.pop("_name_or_path")
    write_json(folder / "config.json", base | config)


def write_tokenizer(folder):
    """Copies the tokenizer, less its fixed padding to 128 tokens."""
    for name in TOKENIZER_FILES:
        shutil.copyfile(FOLDER / name, folder / name)
    tokenizer = json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"padding": None, "truncation": None}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def write_fp32(module, output, path):
    """Traces the module with free batch size and length."""
    example = torch.ones(2, 8, dtype=torch.long)
    axes = {0: "batch_size", 1: "sequence_length"}
    output_axes = {0: "batch_size"} if output == "logits" else axes
    torch.onnx.export(
        module.eval(),
        (example, example, torch.zeros_like(example)),
        str(path),
        input_names=list(INPUTS),
        output_names=[output],
        dynamic_axes={name: axes for name in INPUTS} | {output: output_axes},
        opset_version=17,
        dynamo=False,
    )


def quantise(fp32, int8):
    """Makes the weights int8, the word embeddings included.

    Per channel, and with 7 of the 8 bits: AVX2 adds two products of 8-bit numbers in 16 bits and
    would clip them; processors with VNNI would not, and the answers should be the same on both.
    """
    prepared = Path(int8).with_suffix(".prepared")
    quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(int8),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    prepared.unlink()
    onnx.checker.check_model(str(int8))
