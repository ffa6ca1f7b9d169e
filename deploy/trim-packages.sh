#!/bin/sh
# Takes out of node_modules ($1) what this machine never loads: other systems' runtimes, browsers' builds, source maps.
set -eu
cd "$1"
here="$(node -p 'process.platform')/$(node -p 'process.arch')"
for runtime in onnxruntime-node/bin/napi-v*/*/*; do
  case "$runtime" in
  */"$here") ;;
  *) rm -rf "$runtime" ;;
  esac
done
# PARLEY_DEVICE=wasm needs these few.
find onnxruntime-web/dist -type f ! -name 'ort.node.*' ! -name 'ort-wasm-simd-threaded.mjs' \
  ! -name 'ort-wasm-simd-threaded.wasm' -delete
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete
