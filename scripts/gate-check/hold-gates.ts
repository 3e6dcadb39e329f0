import { composeGate } from '../../src/cli/composition/compose-gate.ts'
import { resolveGateSettings } from '../../src/cli/input/gate-settings.ts'
import type { ProgramContext } from '../../src/cli/program-context.ts'
import type { GateJudgement } from '../../src/evolve/index.ts'
import type { MadeModel } from './make-candidates.ts'

/** What the check expects of a kind of gates. */
export interface GateKind {
  readonly name: string
  /** What candidate and champion are. */
  readonly what: string
  readonly gates: number
  /** How many of them may be promoted, at least and at most. */
  readonly least: number
  readonly most: number
}

/** One gate of the check. */
export interface CheckedGate {
  readonly kind: string
  readonly candidate: string
  readonly champion: string
  readonly judgement: GateJudgement
}

/** A gate that is to be held. */
export interface GateToHold {
  readonly kind: string
  readonly candidate: MadeModel
  readonly champion: MadeModel
  /** Each gate has tasks and seeds of its own. */
  readonly seed: number
}

/** What all gates of the check have in common. */
export interface GateCourse {
  readonly folder: string
  readonly tasks: string
  readonly horizonScale: string
  readonly pairs: string
  readonly workers: string
}

/** Holds one gate, or reads what came of it before. Null where it was stopped, or, with `soFar`, has not been held. */
export async function holdGate(
  { kind, candidate, champion, seed }: GateToHold,
  { folder, ...course }: GateCourse,
  context: ProgramContext,
  soFar: boolean,
): Promise<CheckedGate | null> {
  const options = { ...course, runDir: folder, prior: 'recipes', champion: champion.file, seed: String(seed) }
  const session = await composeGate(resolveGateSettings(candidate.file, options), context)
  try {
    const quiet = { onPair: () => {}, onLook: () => {} }
    const finished = await session.play(quiet, soFar ? AbortSignal.abort() : context.interruption.signal)
    if (finished === null) return null
    return { kind, candidate: candidate.name, champion: champion.name, judgement: finished.judgement }
  } finally {
    await session.close()
  }
}
