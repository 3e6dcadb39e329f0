import type { DatasetRow } from '../dataset-row.ts'
import { chooserInstruction, describeCandidate, describeDecision } from './describe-decision.ts'

/** A turn of a conversation, as trainers of language models take it. */
interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** A row as plain JSON data, whole. */
export function plainRow(row: DatasetRow): object {
  return { ...row }
}

/** For supervised fine-tuning: a conversation that ends in the right choice. Null where it is not known. */
export function sftRow(row: DatasetRow): object | null {
  if (row.target === null) return null
  return { messages: [...prompt(row), ...answer(row, row.target)], ...origin(row) }
}

/** For preference training: the right choice over the one that failed. Null where there is no such pair. */
export function dpoRow(row: DatasetRow): object | null {
  if (row.target === null || row.rejected === null) return null
  return {
    prompt: prompt(row),
    chosen: answer(row, row.target),
    rejected: answer(row, row.rejected),
    ...origin(row),
  }
}

/** For training on single choices: what was tried, and whether it worked. */
export function ktoRow(row: DatasetRow): object {
  return {
    prompt: prompt(row),
    completion: answer(row, row.tried),
    label: row.succeeded,
    ...origin(row),
  }
}

/** A preference as LLaMA-Factory takes it: one message for each answer. */
export function llamaDpoRow(row: DatasetRow): object | null {
  if (row.target === null || row.rejected === null) return null
  return {
    conversations: prompt(row),
    chosen: answer(row, row.target)[0],
    rejected: answer(row, row.rejected)[0],
    ...origin(row),
  }
}

/** A single choice as LLaMA-Factory takes it: the answer ends the conversation. */
export function llamaKtoRow(row: DatasetRow): object {
  return { messages: [...prompt(row), ...answer(row, row.tried)], label: row.succeeded, ...origin(row) }
}

/** What LLaMA-Factory's `dataset_info.json` says of the files of one part. */
export function llamaDatasetInfo(split: string): Readonly<Record<string, object>> {
  const tags = {
    role_tag: 'role',
    content_tag: 'content',
    user_tag: 'user',
    assistant_tag: 'assistant',
    system_tag: 'system',
  }
  const formatting = 'sharegpt'
  return {
    [`stevolve_sft_${split}`]: {
      file_name: `sft-${split}.jsonl`,
      formatting,
      columns: { messages: 'messages' },
      tags,
    },
    [`stevolve_dpo_${split}`]: {
      file_name: `dpo-${split}.jsonl`,
      formatting,
      ranking: true,
      columns: { messages: 'conversations', chosen: 'chosen', rejected: 'rejected' },
      tags,
    },
    [`stevolve_kto_${split}`]: {
      file_name: `kto-${split}.jsonl`,
      formatting,
      columns: { messages: 'messages', kto_tag: 'label' },
      tags,
    },
  }
}

function prompt({ instruction, goal, state, candidates }: DatasetRow): readonly Message[] {
  return [
    { role: 'system', content: chooserInstruction },
    { role: 'user', content: describeDecision(instruction, goal, state, candidates) },
  ]
}

function answer({ candidates }: DatasetRow, index: number): readonly Message[] {
  return [{ role: 'assistant', content: describeCandidate(candidates, index) }]
}

/** Where a row comes from; trainers leave such columns alone. */
function origin({ task, world, seed, position, kind, weight }: DatasetRow): object {
  return { task, world, seed, position, kind, weight }
}
