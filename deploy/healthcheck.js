// For the image: whether Parley answers. It is well where no HTTP API was asked for.
const port = process.env.PARLEY_HTTP_PORT
const host = process.env.PARLEY_HTTP_HOST ?? '127.0.0.1'
const own = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host
const isWell =
  !port ||
  (await fetch(`http://${own}:${port}/healthz`).then(
    (response) => response.ok,
    () => false,
  ))
process.exit(isWell ? 0 : 1)
