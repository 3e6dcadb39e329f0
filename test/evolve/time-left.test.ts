import { describe, expect, it } from 'vitest'
import type { EvaluationStand } from '../../src/evolve/index.ts'
import { estimateTimeLeft } from '../../src/evolve/index.ts'
import { task } from './support/scores.ts'

const log = task('oak_log', 'wooden', 2_000)
const stick = task('stick', 'wooden', 2_000)
const diamond = task('diamond', 'diamond', 36_000)

function left(stand: Partial<EvaluationStand>) {
  return estimateTimeLeft({ finished: [], underWay: [], waiting: [], workers: 1, ...stand })
}
const timed = (of: typeof log, wallMs: number) => ({ task: of, seed: 1, wallMs })
const planned = (of: typeof log) => ({ task: of, seed: 2 })

describe('the time left', () => {
  it('is not known before anything was measured', () => {
    expect(left({ waiting: [planned(log)] })).toBeNull()
  })

  it('follows what the groups took, not the count', () => {
    const finished = [timed(log, 1_000), timed(diamond, 60_000)]
    expect(left({ finished, waiting: [planned(log), planned(log)] })).toEqual({
      wallMs: 2_000,
      isGuess: false,
    })
    expect(left({ finished, waiting: [planned(diamond)] })).toEqual({ wallMs: 60_000, isGuess: false })
  })

  it('tells a slow task from the rest of its group', () => {
    const finished = [timed(log, 1_000), timed(stick, 4_000)]
    // The group's mean is 2,500 ms and counts as one more measurement of each task.
    expect(left({ finished, waiting: [planned(log)] })?.wallMs).toBe(1_750)
    expect(left({ finished, waiting: [planned(stick)] })?.wallMs).toBe(3_250)
  })

  it('is a guess by the horizon while a group has not been measured', () => {
    expect(left({ finished: [timed(log, 1_000)], waiting: [planned(diamond)] })).toEqual({
      wallMs: 18_000,
      isGuess: true,
    })
  })

  it('is shared among the workers, but never less than the longest episode', () => {
    const finished = [timed(log, 1_000), timed(diamond, 60_000)]
    const waiting = [planned(log), planned(log), planned(log), planned(log)]
    expect(left({ finished, waiting, workers: 2 })?.wallMs).toBe(2_000)
    expect(left({ finished, waiting: [...waiting, planned(diamond)], workers: 2 })?.wallMs).toBe(60_000)
  })

  it('counts down what is under way, and does not promise an end to what takes too long', () => {
    const finished = [timed(log, 1_000)]
    expect(left({ finished, underWay: [timed(log, 400)] })?.wallMs).toBe(600)
    expect(left({ finished, underWay: [timed(log, 10_000)] })?.wallMs).toBe(2_000)
  })
})
