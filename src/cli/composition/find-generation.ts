import { z } from 'zod'
import { UsageError } from '../../env/index.ts'
import type { Generation } from '../../evolve/index.ts'
import type { KnownGeneration } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import type { ChosenGeneration } from '../input/generation-choice.ts'
import type { Prior } from '../input/prior.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord } from './find-record.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { PolicyShelf } from './policy-shelf.ts'
import { readGeneration } from './generation-document.ts'

const learner = z.object({ command: z.literal('evolve'), prior: z.string() })

/**
 * Reads the generation that a user means, to be played with a prior, or only to be read (null). Throws `UsageError` where there is none such or
 * it was learnt with another prior, and what reading a record throws.
 */
export function findGeneration(
  { which, runDirectory }: ChosenGeneration,
  workingDirectory: string,
  prior: Prior | null,
): Generation {
  const record = openForReading(findRecord(workingDirectory, { database: null, runDirectory }))
  try {
    if (prior !== null) checkPrior(record, prior)
    return readGeneration(knownGeneration(record, which), record.file)
  } finally {
    record.close()
  }
}

/**
 * Loads the policy that a generation plays with; null for the planner's order. Throws `UsageError` where there is no such generation or its
 * model is gone, and what reading a record throws.
 */
export async function loadPolicyOfGeneration(
  { which, runDirectory }: ChosenGeneration,
  { workingDirectory, clock }: Pick<ProgramContext, 'workingDirectory' | 'clock'>,
): Promise<PlayedPolicy | null> {
  const record = openForReading(findRecord(workingDirectory, { database: null, runDirectory }))
  try {
    const { policyId } = knownGeneration(record, which)
    return (await new PolicyShelf(record, clock).load(policyId))?.played ?? null
  } finally {
    record.close()
  }
}

/** What was learnt beside a recipe book has gaps without it, and what was learnt without is not that agent's any more beside one. */
function checkPrior(record: ReadableRecord, prior: Prior): void {
  const reader = new RecordReader(record.file)
  const runs = reader.runs()
  reader.close()
  const learnt = runs.map(({ configuration }) => learner.safeParse(configuration).data)
  const learntWith = learnt.find((run) => run !== undefined)?.prior
  if (learntWith === undefined || learntWith === prior) return
  throw new UsageError(
    `The generations in ${record.file} were learnt with --prior ${learntWith}, not with ${prior}.`,
    `Play them with --prior ${learntWith}.`,
  )
}

function knownGeneration(record: ReadableRecord, which: ChosenGeneration['which']): KnownGeneration {
  const all = new SqliteKnowledgeStore(record, () => '').generations()
  const known =
    which === 'first' ? all[0] : which === 'last' ? all.at(-1) : all.find(({ id }) => id === which)
  if (known !== undefined) return known
  throw new UsageError(
    all.length === 0
      ? `There is no generation in ${record.file}.`
      : `There is no generation ${which} in ${record.file}: they go from ${all[0]!.id} to ${all.at(-1)!.id}.`,
    'Evolve first with "stevolve evolve", and name its folder with --from; "stevolve history generations" lists what there is.',
  )
}
