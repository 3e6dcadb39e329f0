import { z } from 'zod'
import type { GameRules } from '../rules/game-rules.ts'
import { type ItemStack, createStack } from './item-stack.ts'

/** A stack as it is kept: plain data, with the item's name. */
export const stackRecordSchema = z.strictObject({
  item: z.string().max(64),
  count: z.int().min(1).max(64),
  damage: z.int().min(0).max(100_000),
  nbt: z
    .object({ type: z.literal('compound'), name: z.string(), value: z.record(z.string(), z.unknown()) })
    .nullable(),
})
type StackRecord = z.infer<typeof stackRecordSchema>

/** Some numbered slots that are not empty. */
export const slotRecordsSchema = z.array(z.tuple([z.int().min(0).max(255), stackRecordSchema])).max(256)
export type SlotRecords = z.infer<typeof slotRecordsSchema>

type Names = Pick<GameRules, 'itemName' | 'itemId'>

/** The filled ones of slots `start` to before `end`. */
export function recordSlots(
  rules: Names,
  stackAt: (slot: number) => ItemStack | null,
  start: number,
  end: number,
): SlotRecords {
  const records: SlotRecords = []
  for (let slot = start; slot < end; slot++) {
    const stack = stackAt(slot)
    if (stack !== null) records.push([slot, recordOfStack(rules, stack)])
  }
  return records
}

/** A stack as plain data. */
export function recordOfStack(rules: Names, { item, count, damage, nbt }: ItemStack): StackRecord {
  return { item: rules.itemName(item), count, damage, nbt: nbt }
}

/** The stack of a record. Throws `UsageError` for an item that this version does not have. */
export function stackOfRecord(rules: Names, { item, count, damage, nbt }: StackRecord): ItemStack {
  return createStack(rules.itemId(item), count, damage, nbt)
}
