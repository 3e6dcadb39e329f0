import type { CauseFinding, Evidence } from '../../diagnosis/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import type { Labelled } from './labelled-lines.ts'

/** What an attempt came to and why: outcome, causes with confidence and evidence, and what stood still or repeated. */
export function describeDiagnosis(
  { attempt, diagnosis }: AttemptRecord,
  mostEvidence: number,
): readonly Labelled[] {
  const { outcome, reason, primary, contributing, stagnation, loop } = diagnosis
  const { ending, obstacle } = attempt
  return [
    ['outcome', `${outcome}: ${reason}`],
    ['ended', obstacle === null ? ending : `${ending}: ${obstacle.detail} (${obstacle.kind})`],
    ...(primary === null ? [] : describeFinding('cause', primary, mostEvidence)),
    ...contributing.flatMap((finding) => describeFinding('also', finding, mostEvidence)),
    ...(stagnation === null
      ? []
      : [
          [
            'stagnation',
            `no progress for ${stagnation.ticks} ticks since tick ${stagnation.sinceTick}`,
          ] as const,
        ]),
    ...(loop === null
      ? []
      : [
          [
            'loop',
            `${loop.pattern.join(' > ')}, ${loop.repetitions} times ` +
              (loop.grain === 'attempt' ? 'within the attempt' : 'across attempts'),
          ] as const,
        ]),
  ]
}

function describeFinding(
  label: string,
  { cause, subject, confidence, evidence }: CauseFinding,
  mostEvidence: number,
): readonly Labelled[] {
  const concerned = subject === null ? '' : ` of ${subject}`
  return [
    [label, `${cause}${concerned}, confidence ${Math.round(confidence * 100)} %`],
    ...evidence.slice(0, mostEvidence).map((fact): Labelled => ['evidence', evidenceText(fact)]),
    ...(evidence.length > mostEvidence
      ? [['', `and ${evidence.length - mostEvidence} more facts`] as const]
      : []),
  ]
}

function evidenceText({ tick, text }: Evidence): string {
  return tick === null ? text : `tick ${tick}: ${text}`
}
