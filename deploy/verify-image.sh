#!/bin/sh
# Proves an image of Parley: runs it as compose.yaml does (not root, read-only, no capabilities) and without any network.
#   docker build -t parley . && deploy/verify-image.sh parley
# ENGINE (docker) and RUN_OPTIONS (none) for other engines and machines.
set -eu
image="${1:-parley}"
engine="${ENGINE:-docker}"
name="parley-verify-$$"
locked="--network none --read-only --tmpfs /tmp:size=64m,mode=1777 --cap-drop ALL --security-opt no-new-privileges
  --memory 2g --pids-limit 256 ${RUN_OPTIONS:-}"
trap '$engine rm -f "$name" >/dev/null 2>&1 || true; $engine volume rm -f "$name" >/dev/null 2>&1 || true' EXIT

run() { # shellcheck disable=SC2086 # words, each an option
  $engine run --rm $locked -v "$name:/data" "$@"
}
inside() { $engine exec "$name" "$@"; }
ask() { # $1: a path; the rest: what fetch is given. Prints the status and the body.
  inside node -e 'const [path, options] = process.argv.slice(1)
    const answer = await fetch(`http://127.0.0.1:8080${path}`, JSON.parse(options ?? "{}"))
    console.log(answer.status, await answer.text())' --input-type=module "$@"
}
expect() { # $1: what it is; $2: a pattern; $3: what came
  if printf '%s\n' "$3" | grep -Eq "$2"; then
    echo "✓ $1"
  else
    printf '✗ %s\n  expected %s, but came:\n%s\n' "$1" "$2" "$3"
    exit 1
  fi
}

expect 'is no root' '^1000$' "$(run --entrypoint id "$image" -u)"
expect 'holds no secret, no data and no tests' '^adapters deploy models node_modules package.json src tsconfig.json$' \
  "$(run --entrypoint ls "$image" -A /app | grep -v LICENSE | tr '\n' ' ' | sed 's/ $//')"
expect 'is read-only, even for root' 'Read-only file system' \
  "$(run --user 0 --entrypoint touch "$image" /app/src/main.ts 2>&1 || true)"
expect 'has no network' '^lo$' "$(run --entrypoint ls "$image" /sys/class/net)"
expect 'says how a text feels' '"label":"positive"' "$(run "$image" sentiment --json 'Great work, it finally runs!')"
expect 'translates' '"to":"fr"' "$(run "$image" translate --json --from en --to fr 'The train is late.')"
expect 'runs on WebAssembly too' '"label":"positive"' \
  "$(run -e PARLEY_DEVICE=wasm "$image" sentiment --json 'Great work, it finally runs!')"

# shellcheck disable=SC2086
$engine run -d --name "$name" $locked -v "$name:/data" "$image" >/dev/null
tries=0
until inside node deploy/healthcheck.js; do
  tries=$((tries + 1))
  if [ "$tries" -gt 60 ]; then
    $engine logs "$name"
    exit 1
  fi
  sleep 1
done
expect 'answers its health check' '^200 .*alive' "$(ask /healthz)"
until ask /readyz | grep -q '^200'; do sleep 1; done
key="$(inside parley keys create verify --scope '*,metrics' 2>/dev/null)"
expect 'answers over HTTP, with a key' '^200 .*"label":"positive"' "$(ask /v1/sentiment "{\"method\":\"POST\",
  \"headers\":{\"content-type\":\"application/json\",\"authorization\":\"Bearer $key\"},
  \"body\":\"{\\\"text\\\":\\\"Great work!\\\"}\"}")"
expect 'serves its metrics' 'parley_requests_total' "$(ask /metrics)"
expect 'is well' '✓ HTTP port +0.0.0.0:8080: a Parley is running there' "$(inside parley doctor || true)"
expect 'keeps what is kept in the volume' 'parley.sqlite' "$(inside ls /data)"
$engine stop -t 30 "$name" >/dev/null
expect 'ends when it is told to' '^0$' "$($engine inspect --format '{{.State.ExitCode}}' "$name")"
expect 'has said so' 'Parley closes' "$($engine logs "$name" 2>&1)"
$engine start "$name" >/dev/null
until ask /readyz 2>/dev/null | grep -q '^200'; do sleep 1; done
expect 'remembers the key after a restart' 'verify' "$(inside parley keys list)"
echo "All is well with $image."
