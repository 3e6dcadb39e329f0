import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BatchScores, DecisionBatch } from '../../../src/agent/policy/inference/decision-batch.ts'
import { joinBatches, splitScores } from '../../../src/agent/policy/inference/decision-batch.ts'
import { Batcher } from '../../../src/agent/policy/server/batcher.ts'
import { FakeClock } from '../../cli/support/fake-context.ts'
import { decisionOf, sums, widths } from './made-policy.ts'

const stays = new AbortController().signal

function batcherWith(score: (batch: DecisionBatch) => Promise<BatchScores> = sums, mostWaiting = 100) {
  const clock = new FakeClock()
  const sizes: number[] = []
  const batcher = new Batcher({
    widths,
    score,
    plan: { mostDecisions: 4, waitMs: 10 },
    mostWaiting,
    afterMs: (delayMs, callback) => clock.afterMs(delayMs, callback),
    onBatch: (requests) => sizes.push(requests),
  })
  return { batcher, clock, sizes }
}

/** Scores of `decisionOf(base, candidates)`. */
function wanted(base: number, candidates: number): readonly number[] {
  return Array.from({ length: candidates }, (_zero, index) => base + index)
}

describe('requests that are run together', () => {
  it('each get their own scores, however long they are', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(lengths, async (candidates) => {
        const singles = candidates.map((count, index) => decisionOf(100 * index, count))
        const split = splitScores(await sums(joinBatches(singles, widths)), singles)
        expect(split.map(({ score }) => [...score])).toEqual(
          candidates.map((count, index) => wanted(100 * index, count)),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('wait for one another no longer than they may', async () => {
    const { batcher, clock, sizes } = batcherWith()
    const answers = Promise.all([
      batcher.submit(decisionOf(5, 2), stays),
      batcher.submit(decisionOf(50, 3), stays),
    ])
    clock.advance(9)
    expect(sizes).toEqual([])
    clock.advance(1)
    expect((await answers).map(({ score }) => [...score])).toEqual([wanted(5, 2), wanted(50, 3)])
    expect(sizes).toEqual([2])
  })

  it('run at once when there are enough, and those that come meanwhile run next', async () => {
    const { batcher, sizes } = batcherWith()
    const answers = Array.from({ length: 10 }, (_zero, index) => batcher.submit(decisionOf(index, 1), stays))
    expect((await Promise.all(answers)).map(({ score }) => score[0])).toEqual(wanted(0, 10))
    expect(sizes).toEqual([4, 4, 2])
  })

  it('are not padded beyond measure by a long one', async () => {
    const { batcher, clock, sizes } = batcherWith()
    const long = batcher.submit(decisionOf(0, 12_000), stays)
    const short = batcher.submit(decisionOf(1, 1), stays)
    clock.advance(10)
    expect((await long).score).toHaveLength(12_000)
    expect((await short).score).toHaveLength(1)
    expect(sizes).toEqual([1, 1])
  })

  it('fail alone where one of them makes the model fail', async () => {
    const poisoned = (batch: DecisionBatch) =>
      batch.context.includes(666) ? Promise.reject(new Error('poison')) : sums(batch)
    const { batcher, clock } = batcherWith(poisoned)
    const answers = Promise.allSettled([1, 666, 3].map((base) => batcher.submit(decisionOf(base, 1), stays)))
    clock.advance(10)
    expect(
      (await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value.score[0] : 'failed')),
    ).toEqual([1, 'failed', 3])
  })

  it('are left out where their sender has gone, and refused where too many wait', async () => {
    const { batcher, clock, sizes } = batcherWith(sums, 3)
    const leaving = new AbortController()
    const gone = batcher.submit(decisionOf(1, 1), leaving.signal)
    const stayed = batcher.submit(decisionOf(2, 1), stays)
    leaving.abort(new Error('gone'))
    await expect(batcher.submit({ ...decisionOf(3, 1), decisions: 2 }, stays)).rejects.toThrow(
      /more requests wait/,
    )
    clock.advance(10)
    await expect(gone).rejects.toThrow('gone')
    expect((await stayed).score[0]).toBe(2)
    expect(sizes).toEqual([1])
    expect(batcher.waiting).toBe(0)
  })
})
