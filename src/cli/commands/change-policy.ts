import type { PolicyChange } from '../../memory/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'

/** A change of the policy that plays, with the names of both. */
export interface NamedChange {
  readonly change: PolicyChange
  readonly policy: string
  readonly previous: string
  readonly database: string
}

/** Says which policy plays from now on, in whose place and why. */
export function tellChange(
  { output }: ProgramContext,
  { json }: { readonly json: boolean },
  { change, policy, previous, database }: NamedChange,
): ExitCode {
  if (json) output.out(JSON.stringify({ type: 'policy-change', ...change, policy, previous, database }))
  else {
    const generation = change.generationId === null ? '' : `, with generation ${change.generationId}`
    output.out(`${policy} plays from now on in the place of ${previous}${generation}. ${change.reason}`)
  }
  return exitCodes.done
}
