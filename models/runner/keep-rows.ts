import type { MakeTensor, Tensor } from './network.ts'

/** A tensor with only these entries of its first dimension. */
export function keepRows(tensor: Tensor, places: readonly number[], make: MakeTensor): Tensor {
  const data = tensor.data as Float32Array
  const size = data.length / tensor.dims[0]!
  const kept = new (data.constructor as Float32ArrayConstructor)(places.length * size)
  places.forEach((place, row) => {
    kept.set(data.subarray(place * size, (place + 1) * size), row * size)
  })
  return make(tensor.type ?? 'float32', kept, [places.length, ...tensor.dims.slice(1)])
}
