import type { Check, Finding } from '../contract/check.ts'
import type { CommandOutput, OperatorCommand } from '../contract/command.ts'
import { errorCode, errorMessage } from '../contract/errors.ts'

/**
 * `parley doctor`: runs every check, one line each, with the remedy for what is not well.
 * @param load gives the checks when they are run: those of the doors bring whole libraries.
 */
export function createDoctor(load: () => Promise<readonly Check[]>): OperatorCommand {
  return {
    name: 'doctor',
    summary: 'check this machine, the models and the configuration, and say what to do',
    arguments: [],
    async run(_args, output) {
      let ill = 0
      for (const check of await load()) {
        const finding = await check.run().catch(failed)
        if (!finding.well) ill++
        print(check.name, finding, output)
      }
      output.out(ill === 0 ? 'All is well.' : `${ill} to mend.`)
      return ill === 0 ? 0 : 1
    },
  }
}

/** What a check could not look at is not well either. */
function failed(error: unknown): Finding {
  if (errorCode(error) !== 'INTERNAL') return { well: false, found: errorMessage(error) }
  const { code, name } = error as NodeJS.ErrnoException
  return { well: false, found: `could not be looked at (${code ?? name ?? 'unknown'})` }
}

function print(name: string, { well, found, remedy }: Finding, output: CommandOutput) {
  output.out(`${well ? '✓' : '✗'} ${name.padEnd(14)} ${found}`)
  if (!well && remedy) output.out(`  → ${remedy}`)
}
