import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { dequantise } from '../fp32/dequantise.ts'

interface Search {
  /** The model's name. */
  name: string
  /** The folder of its int8 files. */
  folder: string
  /** Changes with the weights. */
  revision: string
  dataDir: string
  say(line: string): void
}

/**
 * The folder of a model's fp32 files. They are not in the repository, being four times the size: those that the
 * training left in `PARLEY_BENCH_FP32`, else made once from the int8 files and kept in the data folder.
 */
export function findFp32({ name, folder, revision, dataDir, say }: Search): string | undefined {
  const given = process.env.PARLEY_BENCH_FP32
  if (given !== undefined && existsSync(join(given, name))) return resolve(given, name)
  const made = resolve(dataDir, 'bench/fp32', `${name}-${revision}`)
  if (existsSync(made)) return made
  try {
    makeFp32(folder, made)
    say(`${name}: made fp32 files from the int8 files in ${made}`)
    return made
  } catch (error) {
    say(`${name}: the naive fp32 rival is skipped, no fp32 files could be made (${(error as Error).message})`)
    return undefined
  }
}

/** All or nothing: the folder gets its name when it is complete. */
function makeFp32(folder: string, made: string) {
  const part = `${made}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(join(part, 'onnx'), { recursive: true })
  for (const file of readdirSync(folder).filter((path) => path.endsWith('.json'))) {
    cpSync(join(folder, file), join(part, file))
  }
  for (const file of readdirSync(join(folder, 'onnx')).filter((path) => path.endsWith('_quantized.onnx'))) {
    const plain = dequantise(readFileSync(join(folder, 'onnx', file)))
    writeFileSync(join(part, 'onnx', file.replace('_quantized', '')), plain)
  }
  renameSync(part, made)
}
