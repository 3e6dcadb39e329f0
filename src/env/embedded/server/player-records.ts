import { z } from 'zod'
import type { GameRules } from '../rules/game-rules.ts'
import { inventorySlots } from './player-inventory.ts'
import type { PlayerSession } from './player-session.ts'
import type { ItemStack } from './item-stack.ts'
import {
  recordOfStack,
  recordSlots,
  slotRecordsSchema,
  stackOfRecord,
  stackRecordSchema,
} from './stack-record.ts'

const coordinate = z.number().min(-30_000_000).max(30_000_000)
const position = z.strictObject({ x: coordinate, y: coordinate, z: coordinate })

/** What is kept of a player who has left: plain data. */
export const playerRecordSchema = z.strictObject({
  username: z.string().regex(/^[A-Za-z0-9_]{1,16}$/),
  /** False for one who left dead: it comes back to life with its next joining. */
  alive: z.boolean(),
  position,
  yawDegrees: z.number(),
  pitchDegrees: z.number().min(-90).max(90),
  health: z.number().min(0).max(20),
  food: z.int().min(0).max(20),
  saturation: z.number().min(0).max(20),
  exhaustion: z.number().min(0).max(40),
  airTicks: z.int().min(-20).max(300),
  fireTicks: z.int().min(-1000).max(10_000),
  fallBlocks: z.number().min(0).max(100_000),
  experienceLevel: z.int().min(0).max(100_000),
  experienceTotal: z.int().min(0),
  experienceProgress: z.number().min(0).max(1),
  bed: position.nullable(),
  heldIndex: z.int().min(0).max(8),
  slots: slotRecordsSchema,
  aside: z.array(stackRecordSchema).max(64),
  /** What lies in its ender chest; worlds kept by earlier versions have none. */
  enderSlots: slotRecordsSchema.default([]),
})
export type PlayerRecord = z.infer<typeof playerRecordSchema>

const bodyFields = [
  ...([
    'yawDegrees',
    'pitchDegrees',
    'health',
    'food',
    'saturation',
    'exhaustion',
    'airTicks',
    'fireTicks',
  ] as const),
  ...(['fallBlocks', 'experienceLevel', 'experienceTotal', 'experienceProgress'] as const),
]

/** What is kept of those who have left, by name: they find body and belongings as they were. */
export class PlayerRecords {
  readonly #rules: GameRules
  readonly #byName = new Map<string, PlayerRecord>()

  constructor(rules: GameRules) {
    this.#rules = rules
  }

  /** Keeps a player as it is; `aside` is what it has on the mouse pointer and in grids. */
  keep(player: PlayerSession, aside: readonly ItemStack[]): void {
    this.add(this.recordOf(player, aside))
  }

  /** Takes in what was kept elsewhere. */
  add(record: PlayerRecord): void {
    this.#byName.set(record.username.toLowerCase(), record)
  }

  /** Those who are away, in the order in which they left. */
  all(): Iterable<PlayerRecord> {
    return this.#byName.values()
  }

  /** Gives a player who has just come what was kept of it, and forgets that. Returns what it could not carry; null for a new one. */
  restore(player: PlayerSession): readonly ItemStack[] | null {
    const key = player.username.toLowerCase()
    const record = this.#byName.get(key)
    if (record === undefined) return null
    this.#byName.delete(key)
    const { body, inventory, enderChest } = player
    for (const [slot, stack] of record.slots) {
      if (slot < inventorySlots.count) inventory.setStack(slot, stackOfRecord(this.#rules, stack))
    }
    for (const [slot, stack] of record.enderSlots) {
      if (slot < enderChest.size) enderChest.setStack(slot, stackOfRecord(this.#rules, stack))
    }
    inventory.heldIndex = record.heldIndex
    player.bed = record.bed
    body.experienceLevel = record.experienceLevel
    body.experienceTotal = record.experienceTotal
    body.experienceProgress = record.experienceProgress
    if (record.alive) {
      Object.assign(body.position, record.position)
      for (const field of bodyFields) body[field] = record[field]
    }
    return record.aside
      .map((stack) => inventory.insert(stackOfRecord(this.#rules, stack)))
      .filter((left) => left !== null)
  }

  recordOf(player: PlayerSession, aside: readonly ItemStack[]): PlayerRecord {
    const { body, inventory, enderChest, username, alive, bed } = player
    const { craftingStart, count } = inventorySlots
    return {
      username,
      alive,
      position: { ...body.position },
      yawDegrees: body.yawDegrees,
      pitchDegrees: body.pitchDegrees,
      health: body.health,
      food: body.food,
      saturation: body.saturation,
      exhaustion: body.exhaustion,
      airTicks: body.airTicks,
      fireTicks: body.fireTicks,
      fallBlocks: body.fallBlocks,
      experienceLevel: body.experienceLevel,
      experienceTotal: body.experienceTotal,
      experienceProgress: body.experienceProgress,
      bed: bed && { ...bed },
      heldIndex: inventory.heldIndex,
      aside: aside.map((stack) => recordOfStack(this.#rules, stack)),
      slots: recordSlots(this.#rules, (slot) => inventory.stackAt(slot), craftingStart, count),
      enderSlots: recordSlots(this.#rules, (slot) => enderChest.stackAt(slot), 0, enderChest.size),
    }
  }
}
