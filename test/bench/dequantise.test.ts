import { describe, expect, it } from 'vitest'
import { dequantise } from '../../bench/fp32/dequantise.ts'
import { readGraph } from '../../bench/fp32/onnx-graph.ts'
import { bytesField, numberField, readFields, textField, writeFields } from '../../bench/fp32/protobuf.ts'

const node = (operator: string, inputs: string[], outputs: string[]) =>
  bytesField(
    1,
    writeFields([
      ...inputs.map((name) => textField(1, name)),
      ...outputs.map((name) => textField(2, name)),
      textField(4, operator),
    ]),
  )
const tensor = (name: string, type: number, dimensions: number[], raw: Uint8Array) =>
  bytesField(
    5,
    writeFields([
      ...dimensions.map((size) => numberField(1, size)),
      numberField(2, type),
      textField(8, name),
      bytesField(9, raw),
    ]),
  )
const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer)
const output = bytesField(12, writeFields([textField(1, 'y')]))
const model = (...graph: ReturnType<typeof node>[]) => writeFields([bytesField(7, writeFields(graph))])

const weights = tensor('w', 3, [2, 2], Uint8Array.from([1, 254, 3, 4]))
const product = node('MatMulInteger', ['q', 'w', 'zero', 'w_zero'], ['sum'])

/** Quantised as onnxruntime's `quantize_dynamic` does. */
const dynamic = model(
  node('DynamicQuantizeLinear', ['x'], ['q', 'scale', 'zero']),
  product,
  node('Cast', ['sum'], ['float']),
  node('Mul', ['scale', 'w_scale'], ['scales']),
  node('Mul', ['float', 'scales'], ['y']),
  output,
  weights,
  tensor('w_scale', 1, [2], floats(0.5, 0.25)),
  tensor('w_zero', 3, [2], Uint8Array.from([0, 1])),
)

/** Quantised row by row, as training/translation does. */
const byRows = model(
  node('Max', ['peak', 'tiny'], ['row']),
  node('Div', ['levels', 'row'], ['up']),
  node('Mul', ['x', 'up'], ['moved']),
  node('Round', ['moved'], ['round']),
  node('Cast', ['round'], ['q']),
  node('MatMulInteger', ['q', 'w', 'zero'], ['sum']),
  node('Cast', ['sum'], ['float']),
  node('Mul', ['float', 'row'], ['rows']),
  node('Mul', ['rows', 'columns'], ['y']),
  output,
  weights,
  tensor('tiny', 1, [], floats(1e-12)),
  tensor('levels', 1, [], floats(100)),
  tensor('columns', 1, [2], floats(0.5, 0.25)),
)

function plain(file: Uint8Array) {
  const { nodes, tensors } = readGraph(dequantise(file))
  const values = [...tensors.values()].map(({ raw }) => [...new Float32Array(Uint8Array.from(raw).buffer)])
  return { nodes: nodes.map(({ operator, inputs, outputs }) => [operator, ...inputs, ...outputs]), values }
}

describe('dequantising', () => {
  it('makes one product of an integer product and the scaling around it', () => {
    expect(plain(dynamic)).toEqual({
      nodes: [['MatMul', 'x', 'w_fp32', 'y']],
      values: [[0.5, -0.75, 1.5, 0.75]],
    })
  })

  it('follows a scaling by rows, too', () => {
    expect(plain(byRows)).toEqual({
      nodes: [['MatMul', 'x', 'w_fp32', 'y']],
      values: [[50, -50, 150, 100]],
    })
  })

  it('refuses what it does not understand', () => {
    expect(() => dequantise(model(product, output, weights))).toThrow('expected')
  })

  it('reads and writes protobuf without losing anything', () => {
    expect(writeFields(readFields(dynamic))).toEqual(dynamic)
    const [field] = readFields(writeFields([numberField(3, 300)]))
    expect(field).toEqual({ number: 3, wire: 0, value: 300n })
  })
})
