import { Experience } from './experience.ts'
import type { Guardrail } from './guardrail/guardrail.ts'
import type { Knowledge } from './knowledge.ts'
import type { Skill } from './skill.ts'

/** All skills that a knowledge base supports, by id, in the order of their ids. */
export function skillsOf(knowledge: Knowledge): ReadonlyMap<string, Skill> {
  const experience = new Experience(knowledge)
  const items = new Set([...experience.skills.values()].map(({ item }) => item))
  const skills = [...items].flatMap((item) => experience.skillsFor(item))
  return new Map(
    skills.map((skill) => [skill.id, skill] as const).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

/** All guardrails that a knowledge base supports, and those that it retired, by id, in the order of their ids. */
export function guardrailsOf(knowledge: Knowledge): ReadonlyMap<string, Guardrail> {
  return new Experience(knowledge).guardrails.all()
}
