import { describe, expect, it } from 'vitest'
import {
  generationDocument,
  knowledgeDigest,
  readGeneration,
} from '../../src/cli/composition/generation-document.ts'
import { lessonOf, noKnowledge, learn } from '../../src/distill/index.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import { playScripted, taskOf } from '../agent/play-scripted.ts'

/** What a scripted episode teaches, its attempts numbered from `firstAttempt`. */
async function taught(firstAttempt: number): Promise<Knowledge> {
  const { records } = await playScripted(taskOf({ have: { stick: 1 } }))
  return records.reduce(
    (knowledge, { attempt }, index) =>
      learn(
        knowledge,
        lessonOf(attempt, diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })),
        firstAttempt + index,
      ),
    noKnowledge,
  )
}

const kept = (knowledge: Knowledge, change: (text: string) => string = (text) => text) => ({
  id: 1,
  number: 1,
  parentId: null,
  policyId: null,
  status: 'champion' as const,
  createdAt: '',
  skillIds: [],
  guardrailIds: [],
  document: JSON.parse(
    change(JSON.stringify(generationDocument({ number: 1, knowledge, episodes: [] }))),
  ) as Record<string, unknown>,
})

describe('a kept generation', () => {
  it('is read as it was written', async () => {
    const knowledge = await taught(1)
    expect(Object.keys(knowledge.subgoals).length).toBeGreaterThan(0)
    expect(readGeneration(kept(knowledge), 'here').knowledge).toEqual(knowledge)
  })

  it('is read where it was kept before the times of yields were counted', async () => {
    const { methods, ...rest } = await taught(1)
    const earlier: Knowledge = {
      ...rest,
      methods: Object.fromEntries(
        Object.entries(methods).map(([key, { yieldTimes: _, ...totals }]) => [key, totals]),
      ),
    }
    expect(Object.keys(methods).length).toBeGreaterThan(0)
    expect(readGeneration(kept(earlier), 'here').knowledge).toEqual(earlier)
  })

  it('that was changed is refused', async () => {
    const changed = kept(await taught(1), (text) => text.replace('"attempts":1', '"attempts":7'))
    expect(() => readGeneration(changed, 'here')).toThrow('has been changed since it was written')
  })

  it('has a digest that does not hang on the numbers of its attempts', async () => {
    expect(knowledgeDigest(await taught(100))).toBe(knowledgeDigest(await taught(1)))
    expect(knowledgeDigest(noKnowledge)).not.toBe(knowledgeDigest(await taught(1)))
  })
})
