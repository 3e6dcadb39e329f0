import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { readAttemptPlace } from '../../memory/sqlite/read-course.ts'
import type { ExportedKnowledge } from '../commands/export-knowledge.ts'
import type { KnowledgeExportSettings } from '../input/knowledge-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findGeneration } from './find-generation.ts'
import { findRecord } from './find-record.ts'
import { knowledgeDocument } from './knowledge-file.ts'
import { versions } from './versions.ts'

/** Writes what a generation knows to a file. Throws `UsageError` where there is no such generation, or the file is there already. */
export function exportKnowledge(
  { generation, out }: KnowledgeExportSettings,
  { workingDirectory }: ProgramContext,
): ExportedKnowledge {
  const file = resolve(workingDirectory, out)
  if (existsSync(file))
    throw new UsageError(`${file} is there already.`, 'Give another name after --out, or move it away.')
  const found = findGeneration(generation, workingDirectory, null)
  const { runDirectory } = generation
  const record = openForReading(findRecord(workingDirectory, { database: null, runDirectory }))
  try {
    const document = knowledgeDocument(found, versions(), (attemptId) => readAttemptPlace(record, attemptId))
    writeFileSync(file, `${JSON.stringify(document, null, 1)}\n`, { flag: 'wx' })
    const { skills, guardrails } = document
    return { file, generation: document.generation, skills: skills.length, guardrails: guardrails.length }
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error && 'code' in error)) throw error
    throw new UsageError(`${file} cannot be written: ${error.message}.`, 'Give another place after --out.', {
      cause: error,
    })
  } finally {
    record.close()
  }
}
