import { z } from 'zod'
import type { GateJudgement } from '../../evolve/index.ts'
import { gateReasons } from '../../evolve/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { KnownGate } from '../../memory/index.ts'

const judgementSchema = z.looseObject({ counts: z.looseObject({}), groups: z.array(z.looseObject({})) })

/** The judgement of a gate that is over; null of one that is not. Throws `RecordError` where it cannot be read. */
export function finishedJudgement(
  { id, verdict, reason, evidence }: KnownGate,
  file: string,
): GateJudgement | null {
  if (verdict === null || reason === null) return null
  if (!(reason in gateReasons) || !judgementSchema.safeParse(evidence).success) {
    throw new RecordError(
      'corrupt',
      `The evidence of gate ${id} in ${file} cannot be read.`,
      'Hold another gate, with another --seed.',
    )
  }
  return {
    verdict,
    reason: reason as GateJudgement['reason'],
    evidence: evidence as GateJudgement['evidence'],
  }
}
