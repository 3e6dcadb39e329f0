import type { Task } from '../../env/index.ts'
import type { CalibrationComparison } from './compare-calibration.ts'
import type { GateSeries } from './draw-cell.ts'
import { drawCell } from './draw-cell.ts'
import type { GateCell, GatePair } from './gate-pair.ts'
import type { GateRules } from './gate-rules.ts'
import type { GateJudgement } from './judge-gate.ts'
import { judgeGate } from './judge-gate.ts'

/** What a gate is given to do. */
export interface GateOrder {
  readonly tasks: readonly Task[]
  readonly series: GateSeries
  readonly rules: GateRules
}

/** What a gate needs of its surroundings. */
export interface GateParts {
  /** Plays these with both policies, in whatever order, and answers in the order given. Null when it was stopped before the last one. */
  readonly play: (cells: readonly GateCell[]) => Promise<readonly GatePair[] | null>
  /** Measures both success heads on what was played; asked for only where all else speaks for promotion. Null where it cannot be measured. */
  readonly calibrate: (pairs: readonly GatePair[]) => Promise<CalibrationComparison | null>
  /** Told at every look. */
  readonly onLook: (judgement: GateJudgement) => void
}

/** Plays pairs until the evidence decides or the limit comes. Null when it was stopped; the same again gives the same verdict. */
export async function runGate(
  { tasks, series, rules }: GateOrder,
  { play, calibrate, onLook }: GateParts,
): Promise<GateJudgement | null> {
  const pairs: GatePair[] = []
  for (;;) {
    const size = Math.min(rules.pairsPerLook, rules.mostPairs - pairs.length)
    const cells = Array.from({ length: size }, (_, index) => drawCell(tasks, series, pairs.length + index))
    const played = await play(cells)
    if (played === null) return null
    pairs.push(...played)
    let judgement = judgeGate(pairs, rules)
    if (judgement.verdict === 'promote') judgement = judgeGate(pairs, rules, await calibrate(pairs))
    onLook(judgement)
    if (judgement.verdict !== 'undecided') return judgement
  }
}
