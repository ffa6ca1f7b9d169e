import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { safePath } from '../../models/installed/safe-path.ts'

describe('safePath', () => {
  it.each(['config.json', 'onnx/model_quantized.onnx', '.gitattributes', 'a..b/c'])('takes %s', (name) => {
    expect(safePath('/folder', name)).toBe(join('/folder', name))
  })

  it.each(['', '..', '../x', 'a/../../x', '/etc/passwd', 'a//b', './a', 'a\\..\\b', 'C:x', 'a\0b', 'a/'])(
    'refuses %j',
    (name) => {
      expect(() => safePath('/folder', name)).toThrow(/is not safe/)
    },
  )
})
