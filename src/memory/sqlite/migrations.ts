import { attempts } from './migrations/001-attempts.ts'
import { diagnoses } from './migrations/002-diagnoses.ts'
import type { Migration } from './migrations/migration.ts'

export type { Migration } from './migrations/migration.ts'

/** All steps, oldest first. */
export const migrations: readonly Migration[] = [attempts, diagnoses]
