import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Experience,
  addKnowledge,
  guardrailsOf,
  knowledgeSchema,
  learn,
  noKnowledge,
  skillsOf,
} from '../../src/distill/index.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import { anyLesson, knowledgeOf } from './lessons.ts'

const lessons = fc.array(anyLesson, { maxLength: 12 })

describe('knowledge', () => {
  it('is the same sum in whatever order and by however many workers it was gathered', () => {
    fc.assert(
      fc.property(lessons, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (all, seats) => {
        const together = knowledgeOf(all)
        const workers: Knowledge[] = [noKnowledge, noKnowledge, noKnowledge, noKnowledge]
        all.forEach((lesson, index) => {
          const seat = seats[index]!
          workers[seat] = learn(workers[seat]!, lesson, index + 1)
        })
        const forward = workers.reduce(addKnowledge, noKnowledge)
        const backward = [...workers].reverse().reduce(addKnowledge, noKnowledge)
        expect(forward).toEqual(together)
        // As texts too, so that a file of it is the same to the byte.
        expect(JSON.stringify(backward)).toBe(JSON.stringify(forward))
      }),
    )
  })

  it('is kept as data, and comes back whole', () => {
    fc.assert(
      fc.property(lessons, (all) => {
        const knowledge = knowledgeOf(all)
        expect(knowledgeSchema.parse(JSON.parse(JSON.stringify(knowledge)))).toEqual(knowledge)
      }),
    )
  })

  it('names the attempts that it rests on, the oldest and the newest of many', () => {
    fc.assert(
      fc.property(fc.array(anyLesson, { minLength: 1, maxLength: 40 }), (all) => {
        for (const { evidence } of Object.values(knowledgeOf(all).methods)) {
          expect(evidence.length).toBeGreaterThan(0)
          expect(evidence.length).toBeLessThanOrEqual(16)
          expect([...evidence].sort((one, other) => one - other)).toEqual(evidence)
        }
      }),
    )
  })
})

describe('experience', () => {
  it('derives from lessons, one by one, the skills and guardrails that their sum supports', () => {
    fc.assert(
      fc.property(lessons, lessons, (before, during) => {
        const experience = new Experience(knowledgeOf(before))
        during.forEach((lesson, index) => experience.take(lesson, before.length + index + 1))
        const sum = addKnowledge(knowledgeOf(before), knowledgeOf(during, before.length + 1))
        const items = new Set([...experience.skills.values()].map(({ item }) => item))
        const byName = [...items]
          .flatMap((item) => experience.skillsFor(item))
          .map((skill) => [skill.id, skill] as const)
          .sort(([one], [other]) => (one < other ? -1 : 1))
        expect(byName).toEqual([...skillsOf(sum)])
        expect([...experience.guardrails.all()]).toEqual([...guardrailsOf(sum)])
      }),
    )
  })
})
