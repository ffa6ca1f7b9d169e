/** The smallest ONNX model that shows whether a device works: y = x · x, both 4 × 4 (opset 17). */
export const PROBE_MODEL: Uint8Array = Buffer.from(
  'CAgSADpEChEKAXgKAXgSAXkiBk1hdE11bBIFcHJvYmVaEwoBeBIOCgwIARIICgIIBAoCCARiEwoBeRIOCgwIARIICgIIBAoCCARCBAoAEBE=',
  'base64',
)
