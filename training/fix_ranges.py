"""Gives an int8 model fixed activation ranges, so that a batch answers exactly as single requests do.

Dynamic quantisation takes an activation's range over the whole batch, padding included: a text's score then depends on
its batch-mates. Here each range is measured once on single training texts and becomes a constant; the int8 kernels stay.
"""

import argparse
from pathlib import Path

import numpy
import onnx
import onnxruntime
from onnx import helper, numpy_helper

from training.base_encoder import load_tokenizer
from training.sentiment.data import read_rows
from training.summary.data import read_ami

CALIBRATION_TEXTS = 400
QUANTILE = 0.995
MAX_TOKENS = 128


def main():
    options = read_options()
    path = options.model / "onnx/model_quantized.onnx"
    count = fix_ranges(path, list(feeds_of(texts_of(options))))
    print(f"{path}: {count} activation ranges fixed")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="for example models/starter/parley-sentiment-en")
    parser.add_argument("texts", choices=["sentiment", "meetings"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    return parser.parse_args()


def texts_of(options):
    """Returns training texts, evenly spread over the file."""
    if options.texts == "sentiment":
        texts = [row.text for row in read_rows(options.data / "sentiment/train.tsv.gz")]
    else:
        texts = [unit.text for meeting in read_ami(options.data, "train") for unit in meeting.units]
    return texts[:: len(texts) // CALIBRATION_TEXTS][:CALIBRATION_TEXTS]


def feeds_of(texts):
    for encoding in load_tokenizer(MAX_TOKENS).encode_batch(texts):
        ids = numpy.array([encoding.ids])
        yield {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}


def fix_ranges(path, feeds):
    """Replaces each DynamicQuantizeLinear by QuantizeLinear with constants; returns their number."""
    model = onnx.load(path)
    dynamic = [node for node in model.graph.node if node.op_type == "DynamicQuantizeLinear"]
    ranges = ranges_of(model, feeds, [node.input[0] for node in dynamic])
    for node in dynamic:
        fix_node(model.graph, node, *ranges[node.input[0]])
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return len(dynamic)


def ranges_of(model, feeds, names):
    """Returns name -> (low, high), between which all but the last half per cent of the texts stay."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(watched.SerializeToString(), options)
    seen = numpy.array([[(value.min(), value.max()) for value in session.run(names, feed)] for feed in feeds])
    lows = numpy.minimum(0, numpy.quantile(seen[:, :, 0], 1 - QUANTILE, axis=0))
    highs = numpy.maximum(0, numpy.quantile(seen[:, :, 1], QUANTILE, axis=0))
    return {name: (low, high) for name, low, high in zip(names, lows, highs)}


def fix_node(graph, node, low, high):
    scale = numpy.float32(max(high - low, 1e-6) / 255)
    zero = numpy.uint8(numpy.clip(round(-low / scale), 0, 255))
    quantised, scale_name, zero_name = node.output
    graph.initializer.append(numpy_helper.from_array(numpy.array(scale), scale_name))
    graph.initializer.append(numpy_helper.from_array(numpy.array(zero), zero_name))
    place = list(graph.node).index(node)
    graph.node.remove(node)
    inputs = [node.input[0], scale_name, zero_name]
    graph.node.insert(place, helper.make_node("QuantizeLinear", inputs, [quantised]))


if __name__ == "__main__":
    main()
