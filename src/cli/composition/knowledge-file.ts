import { z } from 'zod'
import { guardrailsOf, knowledgeSchema, skillsOf } from '../../distill/index.ts'
import type { Knowledge, Skill } from '../../distill/index.ts'
import { UsageError } from '../../env/index.ts'
import type { Generation } from '../../evolve/index.ts'
import { readJsonFile } from '../input/json-file.ts'
import { knowledgeDigest } from './generation-document.ts'

/** What tells a knowledge file from others, and the newest version of its form. */
const format = 'stevolve-knowledge'
const formatVersion = 1

/** Bytes that a knowledge file may have. */
const mostBytes = 64 * 1024 * 1024

/** Where an attempt stands in the record that the knowledge comes from. */
export interface AttemptOrigin {
  readonly task: string
  readonly seed: number
  readonly position: number
}

const fileSchema = z.looseObject({
  format: z.literal(format),
  formatVersion: z.literal(formatVersion),
  generation: z.object({ number: z.int().min(0), digest: z.string().max(64) }),
  knowledge: knowledgeSchema,
})

/**
 * Lays a generation out as a file that people can read: statements with what they rest on first, then the sums that they follow from.
 * `originOf` tells of an attempt by its id, or null where it is not known any more. Plain data for JSON.
 */
export function knowledgeDocument(
  { number, knowledge, episodes }: Generation,
  madeBy: Readonly<Record<string, string>>,
  originOf: (attemptId: number) => AttemptOrigin | null,
) {
  const told = (ids: readonly number[]): readonly string[] =>
    ids.map((id) => {
      const origin = originOf(id)
      return origin === null ? `attempt ${id}` : `${origin.task} ${origin.seed} #${origin.position}`
    })
  return {
    format,
    formatVersion,
    madeBy,
    generation: { number, digest: knowledgeDigest(knowledge) },
    skills: [...skillsOf(knowledge).values()].map((skill) => ({
      statement: stateSkill(skill),
      status: skill.status,
      isCredible: skill.isCredible,
      successes: skill.successes,
      attempts: skill.attempts,
      expectedTicks: skill.expectedTicks === null ? null : Math.round(skill.expectedTicks),
      evidence: told(skill.evidence),
      counterEvidence: told(skill.counterEvidence),
    })),
    guardrails: [...guardrailsOf(knowledge).values()].map((guardrail) => ({
      statement: guardrail.id,
      status: guardrail.status,
      cause: guardrail.cause,
      failures: guardrail.failures,
      attempts: guardrail.attempts,
      remedy: guardrail.remedy,
      evidence: told(guardrail.evidence),
      counterEvidence: told(guardrail.counterEvidence),
    })),
    episodes,
    knowledge,
  }
}

/**
 * Reads knowledge from a file. Its evidence stays there: the attempts are those of another record, and their ids would name others here.
 * Throws `UsageError` where the file is none such or was changed.
 */
export function readKnowledgeFile(file: string): Knowledge {
  const { knowledge, generation } = readJsonFile(file, 'knowledge file', fileSchema, mostBytes)
  if (knowledgeDigest(knowledge) !== generation.digest) {
    throw new UsageError(
      `The knowledge in ${file} has been changed since it was written.`,
      'Write it again with "stevolve knowledge export".',
    )
  }
  return withoutEvidence(knowledge)
}

function withoutEvidence(knowledge: Knowledge): Knowledge {
  const { methods, subgoals } = knowledge
  return {
    ...knowledge,
    methods: mapped(methods, (totals) => ({ ...totals, evidence: [] })),
    subgoals: mapped(subgoals, (totals) => ({ ...totals, failed: [], worked: [] })),
  }
}

function mapped<Value>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))
}

/** One sentence fragment, e.g. `mine iron_ore for iron_ore with stone_pickaxe, iron_pickaxe, not with a bare hand; 1.00 a use`. */
function stateSkill({ id, tools, uselessTools, yieldPerUse }: Skill): string {
  const named = (list: readonly (string | null)[]) => list.map((tool) => tool ?? 'a bare hand').join(', ')
  const withTools = tools.length === 0 ? '' : ` with ${named(tools)}`
  const without = uselessTools.length === 0 ? '' : `, not with ${named(uselessTools)}`
  return `${id}${withTools}${without}; ${yieldPerUse.toPrecision(3)} a use`
}
