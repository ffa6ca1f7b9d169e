/** A picture on the dashboard: what it asks Prometheus for, and the name of each line. */
export interface Panel {
  title: string
  description: string
  /** As Grafana spells units. */
  unit: string
  kind?: 'timeseries' | 'stat'
  /** Of the dashboard's 24 columns. */
  width: number
  /** Query → legend. */
  queries: Record<string, string>
}

const BY = 'instance=~"$instance"'
const REQUESTS = `${BY},door=~"$door"`
const MODELS = `${BY},model=~"$model"`
const rate = (name: string, labels: string) => `rate(${name}{${labels}}[$__rate_interval])`
/** Quantiles of a histogram; `by` are labels that stay apart. */
const quantile = (share: number, name: string, labels: string, by = '') =>
  `histogram_quantile(${share}, sum by (le${by}) (${rate(`${name}_bucket`, labels)}))`
const quantiles = (name: string, labels: string, by = '', legend = '') =>
  Object.fromEntries(
    [0.5, 0.95, 0.99].map((share) => [quantile(share, name, labels, by), `p${share * 100}${legend}`]),
  )

const REQUEST_SECONDS = 'parley_request_duration_seconds'
const RUN_SECONDS = 'parley_model_run_duration_seconds'
const answered = `sum(${rate('parley_requests_total', `${REQUESTS},code="OK"`)})`
const asked = `sum(${rate('parley_requests_total', REQUESTS)})`

/** Row → its panels. */
export const ROWS: Record<string, Panel[]> = {
  'At a glance': [
    {
      ...{ title: 'Requests', unit: 'reqps', kind: 'stat', width: 4 },
      description: 'Requests a second at the chosen doors.',
      queries: { [asked]: 'requests' },
    },
    {
      ...{ title: 'Answered', unit: 'percentunit', kind: 'stat', width: 4 },
      description: 'The share of requests that were answered; the rest was refused or failed.',
      queries: { [`${answered} / ${asked}`]: 'answered' },
    },
    {
      ...{ title: 'Latency p95', unit: 's', kind: 'stat', width: 4 },
      description: 'Nineteen of twenty answers that somebody waited for came within this time.',
      queries: { [quantile(0.95, REQUEST_SECONDS, `${REQUESTS},priority="interactive"`)]: 'p95' },
    },
    {
      ...{ title: 'Waiting', unit: 'short', kind: 'stat', width: 4 },
      description: 'Inputs that wait for a model process.',
      queries: { [`sum(parley_queue_depth{${BY}})`]: 'inputs' },
    },
    {
      ...{ title: 'Model processes', unit: 'short', kind: 'stat', width: 4 },
      description: 'Model processes that are ready.',
      queries: { [`sum(parley_hosts{${BY},state="ready"})`]: 'ready' },
    },
    {
      ...{ title: 'Running for', unit: 's', kind: 'stat', width: 4 },
      description: 'Since the start of the bot; the name is its version.',
      queries: {
        [`(time() - process_start_time_seconds{${BY}}) * on (instance) group_right () parley_build_info{${BY}}`]:
          '{{version}}',
      },
    },
  ],
  Requests: [
    {
      ...{ title: 'Requests by door and task', unit: 'reqps', width: 8 },
      description: 'Requests a second.',
      queries: { [`sum by (door, task) (${rate('parley_requests_total', REQUESTS)})`]: '{{door}} {{task}}' },
    },
    {
      ...{ title: 'Refused and failed, by code', unit: 'reqps', width: 8 },
      description: 'Each code stands in docs/errors.md.',
      queries: {
        [`sum by (door, code) (${rate('parley_requests_total', `${REQUESTS},code!="OK"`)})`]: '{{door}} {{code}}',
      },
    },
    {
      ...{ title: 'Characters', unit: 'short', width: 8 },
      description: 'Characters a second, of texts that came in and of answers that went out.',
      queries: {
        [`sum by (door, direction) (${rate('parley_characters_total', REQUESTS)})`]: '{{door}} {{direction}}',
      },
    },
    {
      ...{ title: 'Latency', unit: 's', width: 8 },
      description: 'From the request to its answer, where somebody waited.',
      queries: quantiles(REQUEST_SECONDS, `${REQUESTS},priority="interactive"`),
    },
    {
      ...{ title: 'Latency by door', unit: 's', width: 8 },
      description: 'From the request to its answer, where somebody waited.',
      queries: quantiles(REQUEST_SECONDS, `${REQUESTS},priority="interactive"`, ', door', ' {{door}}'),
    },
    {
      ...{ title: 'Latency p95 by task', unit: 's', width: 8 },
      description: 'From the request to its answer; background is what nobody waits for.',
      queries: { [quantile(0.95, REQUEST_SECONDS, REQUESTS, ', task, priority')]: '{{task}} {{priority}}' },
    },
  ],
  Models: [
    {
      ...{ title: 'Inputs by model', unit: 'reqps', width: 8 },
      description: 'Inputs a second: sentences, mostly.',
      queries: {
        [`sum by (model, revision) (${rate('parley_model_runs_total', MODELS)})`]: '{{model}}@{{revision}}',
      },
    },
    {
      ...{ title: 'Inputs without an output, by code', unit: 'reqps', width: 8 },
      description: 'TOO_MANY_TOKENS is asked again in pieces and is no failure.',
      queries: {
        [`sum by (model, code) (${rate('parley_model_runs_total', `${MODELS},code!="OK"`)})`]: '{{model}} {{code}}',
      },
    },
    {
      ...{ title: 'Latency by model', unit: 's', width: 8 },
      description: 'From an input to its output: waiting, computing or remembering.',
      queries: quantiles(RUN_SECONDS, MODELS, ', model, revision', ' {{model}}@{{revision}}'),
    },
  ],
  'Queue and batches': [
    {
      ...{ title: 'Queue', unit: 'short', width: 6 },
      description: 'Inputs that wait, by priority, and those in work.',
      queries: {
        [`sum by (priority) (parley_queue_depth{${BY}})`]: 'waiting {{priority}}',
        [`sum(parley_running_inputs{${BY}})`]: 'running',
      },
    },
    {
      ...{ title: 'Batch size', unit: 'short', width: 6 },
      description: 'Inputs a batch: the mean, and the largest since the start.',
      queries: {
        [`sum(${rate('parley_batch_inputs_total', BY)}) / sum(${rate('parley_batches_total', BY)})`]: 'mean',
        [`max(parley_largest_batch_inputs{${BY}})`]: 'largest',
      },
    },
    {
      ...{ title: 'Cache', unit: 'reqps', width: 6 },
      description: 'Inputs a second that cost nothing: remembered, or on their way already.',
      queries: {
        [`sum(${rate('parley_cache_hits_total', BY)})`]: 'remembered',
        [`sum(${rate('parley_shared_runs_total', BY)})`]: 'shared',
        [`sum(${rate('parley_model_runs_total', MODELS)})`]: 'all',
      },
    },
    {
      ...{ title: 'Remembered outputs', unit: 'short', width: 6 },
      description: 'Entries of the cache, at most PARLEY_CACHE_SIZE.',
      queries: { [`sum(parley_cache_entries{${BY}})`]: 'outputs' },
    },
  ],
  Webhooks: [
    {
      ...{ title: 'Events for webhooks, by what became of them', unit: 'short', width: 12 },
      description: 'In the last quarter of an hour. What failed is sent again for a day; the log names the webhook and says why.',
      queries: {
        [`sum by (outcome) (increase(parley_webhook_deliveries_total{${BY}}[15m]))`]: '{{outcome}}',
      },
    },
    {
      ...{ title: 'Events that wait and that were given up', unit: 'short', width: 12 },
      description: 'parley webhooks list has them by webhook, parley webhooks dead what was given up.',
      // Of Parleys that share a store each tells of all.
      queries: {
        [`max(parley_webhook_waiting_events{${BY}})`]: 'waiting',
        [`max(parley_webhook_dead_events{${BY}})`]: 'given up',
      },
    },
  ],
  Processes: [
    {
      ...{ title: 'Model processes', unit: 'short', width: 8 },
      description: 'By state, and how many of them are busy.',
      queries: {
        [`sum by (state) (parley_hosts{${BY}})`]: '{{state}}',
        [`sum(parley_busy_hosts{${BY}})`]: 'busy',
      },
    },
    {
      ...{ title: 'Restarts of model processes', unit: 'short', width: 8 },
      description: 'In the last quarter of an hour. One now and then is memory given back.',
      queries: { [`sum by (host) (increase(parley_host_restarts_total{${BY}}[15m]))`]: 'place {{host}}' },
    },
    {
      ...{ title: 'Models loaded', unit: 'short', width: 8 },
      description: 'Model processes that have the model loaded.',
      queries: { [`sum by (model, revision) (parley_model_loaded_hosts{${MODELS}})`]: '{{model}}@{{revision}}' },
    },
    {
      ...{ title: 'Memory', unit: 'bytes', width: 8 },
      description: 'Of each model process and of the bot.',
      queries: {
        [`parley_host_memory_bytes{${BY}}`]: 'place {{host}}',
        [`process_resident_memory_bytes{${BY}}`]: 'bot',
      },
    },
    {
      ...{ title: 'Event-loop lag of the bot', unit: 's', width: 8 },
      description: 'Above half a second, acknowledgements to Slack and Discord are in danger.',
      queries: {
        [`nodejs_eventloop_lag_p50_seconds{${BY}}`]: 'p50',
        [`nodejs_eventloop_lag_p99_seconds{${BY}}`]: 'p99',
      },
    },
    {
      ...{ title: 'Processor time of the bot', unit: 'percentunit', width: 8 },
      description: 'Of one core; the model processes are not in it.',
      queries: { [`rate(process_cpu_seconds_total{${BY}}[$__rate_interval])`]: 'bot' },
    },
  ],
}
