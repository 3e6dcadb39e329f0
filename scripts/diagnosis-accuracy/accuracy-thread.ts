import { parentPort } from 'node:worker_threads'
import type { CaseName } from '../../test/support/faults/case-list.ts'
import { drawCase, textOf } from '../../test/support/faults/case-list.ts'
import { playCase } from '../../test/support/faults/play-case.ts'
import type { CaseResult } from '../../test/support/faults/score/case-result.ts'
import { judgeCase } from '../../test/support/faults/score/judge-case.ts'

const nothing = { label: 'unknown', confidence: null } as const

/** Plays the cases that it is sent, one after the other, and sends back what came of each. */
parentPort!.on('message', (name: CaseName) => {
  void play(name).then((result) => parentPort!.postMessage(result))
})

async function play(name: CaseName): Promise<CaseResult> {
  const { generator, plan } = drawCase(name)
  const about = { ...name, generator, title: plan.title, version: plan.arena.version ?? '1.16.5' }
  try {
    const played = await playCase(plan, textOf(name))
    const { subgoal, ticks, ending, obstacle } = played.attempts.at(-1)!
    return {
      ...about,
      subgoal: subgoal.kind,
      ticks,
      ending: obstacle === null ? ending : `${ending}: ${obstacle.kind}`,
      invalid: played.invalid,
      answers: judgeCase(name.label, played),
    }
  } catch (error) {
    return {
      ...about,
      ...{ subgoal: '', ticks: 0, ending: 'error' },
      invalid: `it could not be played: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      answers: { diagnosis: nothing, obstacle: nothing, labels: nothing, outcome: nothing },
    }
  }
}
