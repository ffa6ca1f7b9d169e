import {
  bytesField,
  bytesOf,
  numberField,
  type ProtobufField,
  readFields,
  readNumbers,
  textField,
  textsOf,
  writeFields,
} from './protobuf.ts'

// Field numbers of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
const MODEL_GRAPH = 7
const GRAPH = { node: 1, initializer: 5, output: 12 }
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 }
const ATTRIBUTE_GRAPH = 6
const TENSOR = { dimensions: 1, type: 2, floats: 4, integers: 5, name: 8, raw: 9 }
const FLOAT = 1
const UNSIGNED_BYTE = 2n

export interface OnnxNode {
  operator: string
  inputs: string[]
  outputs: string[]
  /** Names that the graphs inside its attributes (of `If` and `Loop`) take from outside. */
  inner: string[]
  fields: ProtobufField[]
}

export interface OnnxTensor {
  name: string
  dimensions: number[]
  /** Its numbers, as the type has them in memory. */
  raw: Uint8Array
  /** Of a type with a sign. */
  signed: boolean
  fields: ProtobufField[]
}

/** What of a model the dequantiser works on. */
export interface OnnxGraph {
  nodes: OnnxNode[]
  tensors: Map<string, OnnxTensor>
  outputs: string[]
}

export function readGraph(file: Uint8Array): OnnxGraph {
  const graph = readFields(bytesOf(readFields(file), MODEL_GRAPH)[0]!)
  const tensors = bytesOf(graph, GRAPH.initializer).map((bytes) => readTensor(readFields(bytes)))
  return {
    nodes: bytesOf(graph, GRAPH.node).map((bytes) => readNode(readFields(bytes))),
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
    outputs: bytesOf(graph, GRAPH.output).map((bytes) => textsOf(readFields(bytes), 1)[0]!),
  }
}

/** The file with other nodes and tensors in it. */
export function writeGraph(file: Uint8Array, { nodes, tensors }: OnnxGraph): Uint8Array {
  const model = readFields(file)
  const old = readFields(bytesOf(model, MODEL_GRAPH)[0]!)
  const graph = [
    ...nodes.map((node) => bytesField(GRAPH.node, writeNode(node))),
    ...old.filter(({ number }) => number !== GRAPH.node && number !== GRAPH.initializer),
    ...[...tensors.values()].map((tensor) => bytesField(GRAPH.initializer, writeFields(tensor.fields))),
  ]
  const rest = model.filter(({ number }) => number !== MODEL_GRAPH)
  return writeFields([...rest, bytesField(MODEL_GRAPH, writeFields(graph))])
}

function readNode(fields: ProtobufField[]): OnnxNode {
  const graphs = bytesOf(fields, NODE.attribute).flatMap((bytes) =>
    bytesOf(readFields(bytes), ATTRIBUTE_GRAPH),
  )
  const inner = graphs.flatMap((bytes) => {
    const nodes = bytesOf(readFields(bytes), GRAPH.node).map((node) => readNode(readFields(node)))
    const outputs = bytesOf(readFields(bytes), GRAPH.output).map(
      (output) => textsOf(readFields(output), 1)[0]!,
    )
    return [...outputs, ...nodes.flatMap((node) => [...node.inputs, ...node.inner])]
  })
  return {
    operator: textsOf(fields, NODE.operator)[0]!,
    inputs: textsOf(fields, NODE.input),
    outputs: textsOf(fields, NODE.output),
    inner,
    fields,
  }
}

function writeNode({ operator, inputs, outputs, fields }: OnnxNode): Uint8Array {
  const replaced = [NODE.input, NODE.output, NODE.operator]
  return writeFields([
    ...inputs.map((name) => textField(NODE.input, name)),
    ...outputs.map((name) => textField(NODE.output, name)),
    textField(NODE.operator, operator),
    ...fields.filter(({ number }) => !replaced.includes(number)),
  ])
}

function readTensor(fields: ProtobufField[]): OnnxTensor {
  const dimensions = fields
    .filter(({ number, wire }) => number === TENSOR.dimensions && wire === 0)
    .map(({ value }) => Number(value))
  const raw = bytesOf(fields, TENSOR.raw)[0] ?? bytesOf(fields, TENSOR.floats)[0] ?? integersOf(fields)
  const signed = !fields.some(({ number, value }) => number === TENSOR.type && value === UNSIGNED_BYTE)
  return { name: textsOf(fields, TENSOR.name)[0]!, dimensions, raw, signed, fields }
}

/** Whole numbers that are not kept as raw bytes: packed, of which only 8 bits matter here. */
function integersOf(fields: ProtobufField[]): Uint8Array {
  const packed = bytesOf(fields, TENSOR.integers)[0] ?? new Uint8Array()
  return Uint8Array.from(readNumbers(packed), (value) => Number(BigInt.asUintN(8, value)))
}

export function floatTensor(name: string, dimensions: number[], values: Float32Array): OnnxTensor {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const fields = [
    ...dimensions.map((size) => numberField(TENSOR.dimensions, size)),
    numberField(TENSOR.type, FLOAT),
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, raw),
  ]
  return { name, dimensions, raw, signed: true, fields }
}
