import type { Entity } from '../../body/entity.ts'
import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

/** Drops farther off are not the body's concern. */
const withinBlocks = 24
/** Dropped stacks this near to each other become one. */
const mergeBlocks = 1.5

interface Drop {
  readonly item: string
  count: number
}

/** Records what becomes of dropped stacks near the body: taken, by whom, or gone. */
export class DropRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace
  private readonly drops = new Map<number, Drop>()

  constructor({ body, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    const { bot } = body
    bot.on('itemDrop', this.appeared)
    bot.on('playerCollect', this.collected)
    bot.on('entityGone', this.gone)
    for (const entity of Object.values(bot.entities)) if (isDrop(entity)) this.appeared(entity)
  }

  dispose(): void {
    const { bot } = this.body
    bot.off('itemDrop', this.appeared)
    bot.off('playerCollect', this.collected)
    bot.off('entityGone', this.gone)
  }

  private readonly appeared = (entity: Entity): void => {
    if (!isDrop(entity) || this.blocksTo(entity) > withinBlocks) return
    const stack = droppedStack(entity)
    if (stack === null) return
    const known = this.drops.get(entity.id)
    if (known !== undefined) {
      known.count = stack.count
      return
    }
    const { item, count } = stack
    this.drops.set(entity.id, { item, count })
    this.trace('drop-appear', { id: entity.id, item, count, ...cellOf(entity) })
  }

  private readonly collected = (collector: Entity, collected: Entity): void => {
    const drop = this.drops.get(collected.id)
    if (drop === undefined) return
    this.drops.delete(collected.id)
    const { item, count } = drop
    const by =
      collector === this.body.bot.entity ? 'self' : (collector.username ?? collector.name ?? 'unknown')
    this.trace('drop-taken', { id: collected.id, item, count, by })
  }

  private readonly gone = (entity: Entity): void => {
    const drop = this.drops.get(entity.id)
    if (drop === undefined) return
    this.drops.delete(entity.id)
    if (this.blocksTo(entity) > withinBlocks || this.hasMerged(entity, drop)) return
    this.trace('drop-vanish', {
      id: entity.id,
      item: drop.item,
      ...cellOf(entity),
      in: this.surroundings(entity),
    })
  }

  private hasMerged(entity: Entity, { item }: Drop): boolean {
    const { entities } = this.body.bot
    for (const [id, other] of this.drops) {
      const there = (entities as Readonly<Record<number, Entity | undefined>>)[id]
      if (other.item === item && there && there.position.distanceTo(entity.position) < mergeBlocks)
        return true
    }
    return false
  }

  private surroundings(entity: Entity): string | null {
    const { grid, facts } = this.body
    const { x, y, z } = entity.position
    if (y < grid.minY) return 'void'
    for (const dy of [0, -0.3, 0.3]) {
      for (const dx of [0, -0.3, 0.3])
        for (const dz of [0, -0.3, 0.3]) {
          const state = grid.stateAt(Math.floor(x + dx), Math.floor(y + dy), Math.floor(z + dz))
          const name = state <= 0 ? undefined : facts.names[facts.kind[state]!]
          if (name !== undefined && /fire|lava|cactus/.test(name)) return name
        }
    }
    return null
  }

  private blocksTo(entity: Entity): number {
    return entity.position.distanceTo(this.body.bot.entity.position)
  }
}

function isDrop({ name }: Entity): boolean {
  return name === 'item' || name === 'Item'
}

function droppedStack(entity: Entity): { readonly item: string; readonly count: number } | null {
  try {
    const stack = entity.getDroppedItem()
    return stack ? { item: stack.name, count: stack.count } : null
  } catch {
    // Mineflayer throws until the entity's data has arrived.
    return null
  }
}

function cellOf({ position: { x, y, z } }: Entity): {
  readonly x: number
  readonly y: number
  readonly z: number
} {
  return { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
}
