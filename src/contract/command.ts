/** Where a command writes: results to standard output, everything else to standard error. */
export interface CommandOutput {
  /** One line of the result. */
  out(line: string): void
  /** One line for the person, not for a pipe. */
  error(line: string): void
  /** A line that replaces the one before; `last` ends it. Nothing when nobody watches. */
  progress(line: string, last?: boolean): void
  /** A progress bar for `total` units of work; call `update` with the units done, `finish` at the end. */
  bar(label: string, total: number): { update(done: number): void; finish(): void }
}

/** A switch or a value of an operator's command. */
export interface CommandOption {
  /** As it is typed, for example `--since <time>` or `--force`. */
  flag: string
  summary: string
  default?: string
}

/** By the long name of each option in camel case; a switch is true. */
export type CommandValues = Readonly<Record<string, string | boolean | undefined>>

/** A command for the operator (not for chat), such as `models pull NAME` or `doctor`. */
export interface OperatorCommand {
  /** Words, for example `models pull`. */
  name: string
  summary: string
  /** Names of positional arguments, in order; `[x]` is optional, a trailing `...` takes the rest. */
  arguments: readonly string[]
  options?: readonly CommandOption[]
  /** Resolves to the exit status: 0 done, 1 failed. May reject with a coded error. */
  run(args: readonly string[], output: CommandOutput, values?: CommandValues): Promise<number>
}
