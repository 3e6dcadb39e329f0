import { gateReasons } from '../../evolve/index.ts'
import type { GateJudgement, GatePair, GateResult } from '../../evolve/index.ts'
import type { GateListener, GateSession } from '../gate-session.ts'
import type { Output } from '../standard-streams.ts'
import { describeWealth } from './gate-report.ts'

/** A line on standard error for each pair, and one for each look at the evidence. */
export function gateProgress(output: Output, { rules }: Pick<GateSession, 'rules'>): GateListener {
  return {
    onPair: (pair) => output.log(`[${pair.position + 1}/${rules.mostPairs}] ${describePair(pair)}`),
    onLook: ({ reason, evidence }: GateJudgement) =>
      output.log(`${describeWealth(evidence, rules)}: ${gateReasons[reason]}.`),
  }
}

/** What both policies made of a cell, in a line. */
export function describePair({ task, seed, champion, candidate }: GatePair): string {
  return `${task} ${seed}: champion ${resultText(champion)}, candidate ${resultText(candidate)}`
}

function resultText({ success, gameTicks }: GateResult): string {
  return success ? `done at tick ${gameTicks}` : 'not done'
}
