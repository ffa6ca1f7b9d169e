import {
  floatTensor,
  type OnnxGraph,
  type OnnxNode,
  type OnnxTensor,
  readGraph,
  writeGraph,
} from './onnx-graph.ts'

/**
 * Turns a dynamically quantised ONNX file into one that computes in fp32: every `MatMulInteger` with the scaling
 * around it becomes a `MatMul` with the weights it stands for. The same network as before quantisation, but for the
 * rounding of its weights, so it takes the same time.
 * @throws when the file is quantised in another way than expected.
 */
export function dequantise(file: Uint8Array): Uint8Array {
  const graph = readGraph(file)
  const uses = usesOf(graph)
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((name) => [name, node] as const)))
  for (const node of [...graph.nodes]) {
    if (node.operator === 'MatMulInteger') plainProduct(node, { graph, uses, makers })
    if (node.operator === 'DequantizeLinear') plainLookup(node, { graph, uses, makers })
  }
  return writeGraph(file, withoutUnused(graph))
}

interface Links {
  graph: OnnxGraph
  uses: Map<string, OnnxNode[]>
  makers: Map<string, OnnxNode>
}

function usesOf({ nodes }: OnnxGraph): Map<string, OnnxNode[]> {
  const uses = new Map<string, OnnxNode[]>()
  for (const node of nodes) {
    for (const name of node.inputs) uses.set(name, [...(uses.get(name) ?? []), node])
  }
  return uses
}

function plainProduct(node: OnnxNode, links: Links) {
  const { graph } = links
  const weights = graph.tensors.get(node.inputs[1]!)
  if (weights === undefined) throw new Error(`${node.outputs[0]}: expected its weights in the file`)
  const { last, scale } = scaling(node, links)
  const zero = graph.tensors.get(node.inputs[3] ?? '')
  const name = `${weights.name}_fp32`
  const { input, levels } = unquantised(node.inputs[0]!, links)
  const values = valuesOf(weights, scale, zero).map((value) => value * levels)
  graph.tensors.set(name, floatTensor(name, weights.dimensions, values))
  // In the place of the last scaling, so that the order of the nodes stays right.
  last.operator = 'MatMul'
  last.inputs = [input, name]
}

/** The chain behind an integer product, to its end: Cast, then one or two Mul, one of which brings the weights' scale. */
function scaling(node: OnnxNode, { graph, uses, makers }: Links): { last: OnnxNode; scale: OnnxTensor } {
  for (let current = uses.get(node.outputs[0]!)?.[0]; ; ) {
    const next = uses.get(current?.outputs[0] ?? '')?.find((one) => one.operator === 'Mul')
    if (current === undefined || next === undefined)
      throw new Error(`${node.outputs[0]}: expected a scale behind it`)
    const other = next.inputs.find((name) => name !== current!.outputs[0])!
    const maker = makers.get(other)
    // The two scales may have been multiplied with each other first.
    const names = [other, ...(maker?.operator === 'Mul' ? maker.inputs : [])]
    const tensors = names.flatMap((name) => graph.tensors.get(name) ?? [])
    // One a column is surely the weights'; of two single numbers the weights' is the second.
    const scales = tensors.filter((tensor) => isScaleOf(tensor, node, graph))
    const found = scales.sort((a, b) => a.raw.length - b.raw.length).at(-1)
    if (found) return { last: next, scale: found }
    current = next
  }
}

/** One number for each column of the weights, or one for all. */
function isScaleOf(tensor: OnnxTensor, node: OnnxNode, graph: OnnxGraph): boolean {
  const columns = graph.tensors.get(node.inputs[1]!)!.dimensions.at(-1)!
  return tensor.raw.length === 4 || tensor.raw.length === 4 * columns
}

/**
 * The numbers that were made int8: back over (Dynamic)QuantizeLinear, or over Cast, Round and shift to the scaling.
 * `levels` is what a scaling by levels ÷ peak multiplied with and the one behind the product, by peak, left there.
 */
function unquantised(name: string, { graph, makers }: Links): { input: string; levels: number } {
  for (let current = name; ; ) {
    const maker = makers.get(current)
    if (maker === undefined || !/^(Cast|Round|Clip|Add|Mul|(Dynamic)?QuantizeLinear)$/.test(maker.operator)) {
      throw new Error(`${name}: expected to find where it was quantised`)
    }
    const [input, scale] = maker.inputs as [string, string?]
    if (/QuantizeLinear$/.test(maker.operator)) return { input, levels: 1 }
    if (maker.operator === 'Mul') {
      const levels = graph.tensors.get(makers.get(scale!)?.inputs[0] ?? '')
      return { input, levels: levels ? floatsOf(levels)[0]! : 1 }
    }
    current = input
  }
}

/** Rows looked up in an int8 table: looked up in the table of the numbers they stand for instead. */
function plainLookup(node: OnnxNode, { graph, makers }: Links) {
  const lookup = makers.get(node.inputs[0]!)
  const table = graph.tensors.get(lookup?.inputs[0] ?? '')
  const scale = graph.tensors.get(node.inputs[1]!)
  if (lookup?.operator !== 'Gather' || table === undefined || scale === undefined) {
    throw new Error(`${node.outputs[0]}: expected a table lookup before it`)
  }
  const name = `${table.name}_fp32`
  const values = valuesOf(table, scale, graph.tensors.get(node.inputs[2] ?? ''))
  graph.tensors.set(name, floatTensor(name, table.dimensions, values))
  lookup.inputs[0] = name
  lookup.outputs = [...node.outputs]
  graph.nodes = graph.nodes.filter((one) => one !== node)
}

function valuesOf(weights: OnnxTensor, scale: OnnxTensor, zero: OnnxTensor | undefined): Float32Array {
  const whole = weights.signed ? new Int8Array(weights.raw) : weights.raw
  const scales = floatsOf(scale)
  const zeros = zero?.signed === false ? zero.raw : new Int8Array(zero?.raw ?? [0])
  const columns = weights.dimensions.at(-1)!
  return Float32Array.from(whole, (value, place) => {
    const column = place % columns
    return (value - zeros[zeros.length === 1 ? 0 : column]!) * scales[scales.length === 1 ? 0 : column]!
  })
}

/** A copy, because a view of four-byte numbers must begin at a multiple of four. */
const floatsOf = (tensor: OnnxTensor) => new Float32Array(Uint8Array.from(tensor.raw).buffer)

/** Without the nodes and tensors that nothing needs any more; from the end, as users stand behind makers. */
function withoutUnused({ nodes, tensors, outputs }: OnnxGraph): OnnxGraph {
  const needed = new Set(outputs)
  const kept = nodes.toReversed().filter((node) => {
    if (!node.outputs.some((name) => needed.has(name))) return false
    for (const name of [...node.inputs, ...node.inner]) needed.add(name)
    return true
  })
  const used = [...tensors].filter(([name]) => needed.has(name))
  return { nodes: kept.reverse(), tensors: new Map(used), outputs }
}
