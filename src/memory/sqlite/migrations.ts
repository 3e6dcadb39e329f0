import { attempts } from './migrations/001-attempts.ts'
import { diagnoses } from './migrations/002-diagnoses.ts'
import { experience } from './migrations/003-experience.ts'
import { knowledge } from './migrations/004-knowledge.ts'
import { training } from './migrations/005-training.ts'
import { recipes } from './migrations/006-recipes.ts'
import { indexRow } from './migrations/007-index-row.ts'
import { policyFallback } from './migrations/008-policy-fallback.ts'
import { gates } from './migrations/009-gates.ts'
import type { Migration } from './migrations/migration.ts'

export type { Migration } from './migrations/migration.ts'

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [
  attempts,
  diagnoses,
  experience,
  knowledge,
  training,
  recipes,
  indexRow,
  policyFallback,
  gates,
]
