import { isDeepStrictEqual } from 'node:util'
import { guardrailsOf, skillsOf } from '../../distill/index.ts'
import type { Skill } from '../../distill/index.ts'
import type { Generation } from '../../evolve/index.ts'
import type { KnownGeneration, KnownSkill, NewSkill } from '../../memory/index.ts'
import type { OpenRecord } from '../../memory/sqlite/open-record.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import type { WallClock } from '../program-context.ts'
import { generationDocument, knowledgeDigest, readGeneration } from './generation-document.ts'
import { isSameGuardrail, newGuardrail } from './kept-guardrail.ts'

/** A generation and its id in the record. */
export interface KeptGeneration {
  readonly id: number
  readonly generation: Generation
}

/**
 * The generations of one record. A skill or guardrail whose document has changed is written as its next version. What a killed process left half done is
 * taken up again: versions are written before the generation that names them, and the same ones are found when it is written again.
 */
export class GenerationShelf {
  readonly #store: SqliteKnowledgeStore
  readonly #file: string

  constructor(record: OpenRecord, clock: Pick<WallClock, 'isoDate'>) {
    this.#store = new SqliteKnowledgeStore(record, () => clock.isoDate())
    this.#file = record.file
  }

  /** The newest generation, or null where there is none. Throws `RecordError` where it cannot be read. */
  newest(): KeptGeneration | null {
    const known = this.#store.generations().at(-1)
    return known === undefined ? null : this.#read(known)
  }

  /** All generations, oldest first. Throws `RecordError` where one cannot be read. */
  all(): readonly KeptGeneration[] {
    return this.#store.generations().map((known) => this.#read(known))
  }

  /**
   * Copies a generation of another record, so that what it plays can be played again from this one alone; returns its id here. Its skills
   * stay in its own document, since the attempts that they rest on are not here.
   */
  adopt(generation: Generation): number {
    const document = generationDocument(generation)
    const isHere = ({ generation: other }: KeptGeneration): boolean =>
      other.number === generation.number && knowledgeDigest(other.knowledge) === document.digest
    const here = this.all().find(isHere)
    if (here !== undefined) return here.id
    return this.#store.addGeneration({
      number: generation.number,
      parentId: null,
      policyId: null,
      status: 'champion',
      document,
      skillIds: [],
      guardrailIds: [],
    })
  }

  /** Keeps a generation as the champion, in the place of its parent, with the policy that plays then; returns its id. */
  keep(generation: Generation, parentId: number | null, policyId: number | null = null): number {
    const id = this.#store.addGeneration({
      number: generation.number,
      parentId,
      policyId,
      status: 'champion',
      document: generationDocument(generation),
      skillIds: this.#keepSkills(generation),
      guardrailIds: this.#keepGuardrails(generation),
    })
    for (const other of this.#store.generations()) {
      if (other.id !== id && other.status === 'champion') this.#store.setGenerationStatus(other.id, 'retired')
    }
    return id
  }

  #keepSkills({ knowledge }: Generation): readonly number[] {
    const newest = new Map(this.#store.skills().map((known) => [known.name, known]))
    return [...skillsOf(knowledge).values()].map((skill) => {
      const known = newest.get(skill.id)
      return known !== undefined && isSame(known, skill) ? known.id : this.#store.addSkill(newSkill(skill))
    })
  }

  #keepGuardrails({ knowledge }: Generation): readonly number[] {
    const newest = new Map(this.#store.guardrails().map((known) => [known.name, known]))
    return [...guardrailsOf(knowledge).values()].map((guardrail) => {
      const known = newest.get(guardrail.id)
      return known !== undefined && isSameGuardrail(known, guardrail)
        ? known.id
        : this.#store.addGuardrail(newGuardrail(guardrail))
    })
  }

  #read(known: KnownGeneration): KeptGeneration {
    return { id: known.id, generation: readGeneration(known, this.#file) }
  }
}

function isSame(known: KnownSkill, skill: Skill): boolean {
  return isDeepStrictEqual(known.document, documentOf(skill)) && known.status === skill.status
}

function documentOf({ id: _, item: __, status: ___, ...document }: Skill): unknown {
  return JSON.parse(JSON.stringify(document))
}

function newSkill(skill: Skill): NewSkill {
  const { id, item, status, attempts, successes, evidence, counterEvidence } = skill
  return {
    name: id,
    item,
    subgoal: subgoalOf(skill),
    status,
    statusReason: `${successes} of ${attempts} attempts at it succeeded.`,
    successes,
    failures: attempts - successes,
    document: documentOf(skill),
    evidence: [
      ...evidence.map((attemptId) => ({ attemptId, role: 'for' as const })),
      ...counterEvidence.map((attemptId) => ({ attemptId, role: 'against' as const })),
    ],
  }
}

/** The signature of the subgoals that use it (`subgoalSignature`); null for what is part of another, as a fuel is. */
function subgoalOf({ item, method }: Skill): string | null {
  switch (method.kind) {
    case 'mine':
      return `gather ${item}`
    case 'hunt':
      return `hunt ${method.entity}`
    case 'smelt':
      return `smelt ${item}`
    case 'trade':
      return `trade ${method.give} for ${item}`
    case 'fill':
      return `fill-bucket ${method.fluid}`
    case 'craft':
      return `craft ${item}`
    case 'burn':
      return null
  }
}
