"""int8 matrix products whose result does not depend on the other rows of the batch.

onnxruntime's own dynamic quantisation takes one scale for a whole activation tensor, so a sentence is translated
differently alone and in a batch. Here each row gets its own scale: x -> uint8 around 128, MatMulInteger, scale back.
Weights use 7 bits (-63 to 63, one scale per column): with 8 bits the 16-bit sums of AVX2 processors can overflow.
"""
import numpy as np
import onnx
from onnx import helper, numpy_helper

LEVELS, CENTRE = 63, 128


def quantise_file(source, target):
    """Replaces every MatMul with a constant right side; writes the smaller model."""
    model = onnx.load(source)
    weights = {i.name: i for i in model.graph.initializer}
    nodes, added = [], _constants()
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            replacement, tensors = _integer_product(node, numpy_helper.to_array(weights[node.input[1]]))
            nodes += replacement
            added += tensors
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    kept = [i for i in model.graph.initializer if i.name in used] + added
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(kept)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def _constants():
    values = {"q_tiny": np.float32(1e-12), "q_levels": np.float32(127), "q_centre": np.float32(CENTRE), "q_zero": np.uint8(CENTRE)}
    return [numpy_helper.from_array(np.array(value), name) for name, value in values.items()]


def _integer_product(node, weight):
    """Nodes and tensors that compute node's product in int8, a scale per row on the left and per column on the right."""
    left, name, result = node.input[0], node.output[0], node.output[0]
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / LEVELS
    small, per_column = f"{name}_weight", f"{name}_columns"
    tensors = [
        numpy_helper.from_array(np.round(weight / scale).astype(np.int8), small),
        numpy_helper.from_array((scale / 127).astype(np.float32), per_column),
    ]
    make = lambda kind, inputs, output, **extra: helper.make_node(kind, inputs, [f"{name}_{output}"], **extra)
    nodes = [
        make("Abs", [left], "abs"),
        make("ReduceMax", [f"{name}_abs"], "peak", axes=[-1], keepdims=1),
        make("Max", [f"{name}_peak", "q_tiny"], "row"),
        make("Div", ["q_levels", f"{name}_row"], "up"),
        make("Mul", [left, f"{name}_up"], "scaled"),
        make("Add", [f"{name}_scaled", "q_centre"], "moved"),
        make("Round", [f"{name}_moved"], "round"),
        make("Cast", [f"{name}_round"], "u8", to=onnx.TensorProto.UINT8),
        make("MatMulInteger", [f"{name}_u8", small, "q_zero"], "sum"),
        make("Cast", [f"{name}_sum"], "float", to=onnx.TensorProto.FLOAT),
        make("Mul", [f"{name}_float", f"{name}_row"], "rows"),
        helper.make_node("Mul", [f"{name}_rows", per_column], [result]),
    ]
    return nodes, tensors
