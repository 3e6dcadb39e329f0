import type { Entity } from '../../body/entity.ts'
import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'
import type { Subgoal, SubgoalKind } from '../../../subgoal.ts'

/** Events of each kind told in one attempt. */
const mostEvents = 100
/** An entity that goes from view farther off has most likely only left it. */
const entityWithinBlocks = 40

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}
interface ChangedBlock {
  readonly name: string
  readonly position: Point
}
interface Client {
  write: (name: string, packet: Record<string, unknown>) => void
}

/** Records what befalls the wanted blocks and entities that the body did not do, and what the server puts back. */
export class TargetRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace
  private readonly blocks: ReadonlySet<string>
  private readonly entity: string | null
  private readonly client: Client
  private readonly originalWrite: Client['write']
  /** What the body has dug or begun to dig, by place. */
  private readonly dug = new Map<string, string>()
  private readonly died = new Set<number>()
  private readonly hit = new Set<number>()
  private events = 0

  constructor({ body, subgoal, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    this.blocks = new Set(wantedBlocks(subgoal))
    this.entity = subgoal.kind === 'hunt' || subgoal.kind === 'trade' ? subgoal.entity : null
    this.client = body.bot._client
    this.originalWrite = this.client.write
    this.client.write = (name, packet) => {
      this.sent(name, packet)
      this.originalWrite.call(this.client, name, packet)
    }
    const { bot } = body
    bot.on('blockUpdate', this.blockChanged)
    bot.on('entityDead', this.entityDied)
    bot.on('entityGone', this.entityGone)
  }

  dispose(): void {
    const { bot } = this.body
    this.client.write = this.originalWrite
    bot.off('blockUpdate', this.blockChanged)
    bot.off('entityDead', this.entityDied)
    bot.off('entityGone', this.entityGone)
  }

  private sent(name: string, packet: Readonly<Record<string, unknown>>): void {
    if (name === 'use_entity' && packet['mouse'] === 1) this.hit.add(packet['target'] as number)
    else if (name === 'attack') this.hit.add(packet['entityId'] as number)
    if (name !== 'block_dig' || (packet['status'] !== 0 && packet['status'] !== 2)) return
    const location = packet['location'] as Point
    const { grid, facts } = this.body
    const state = grid.stateAt(location.x, location.y, location.z)
    const block = state <= 0 ? undefined : facts.names[facts.kind[state]!]
    if (block !== undefined) this.dug.set(keyOf(location), block)
  }

  private readonly blockChanged = (before: ChangedBlock | null, after: ChangedBlock | null): void => {
    if (before === null || after === null || before.name === after.name) return
    const { x, y, z } = after.position
    const dug = this.dug.get(keyOf(after.position))
    if (dug !== undefined) {
      if (after.name === dug && this.events++ < mostEvents)
        this.trace('block-restore', { block: dug, x, y, z })
      return
    }
    if (!this.blocks.has(before.name) || this.blocks.has(after.name)) return
    if (this.events++ < mostEvents) this.trace('block-vanish', { block: before.name, x, y, z })
  }

  private readonly entityDied = (entity: Entity): void => {
    if (entity.name !== this.entity) return
    this.died.add(entity.id)
    if (!this.hit.has(entity.id)) this.tellVanished(entity, true)
  }

  private readonly entityGone = (entity: Entity): void => {
    if (entity.name === this.entity && !this.died.has(entity.id)) this.tellVanished(entity, false)
  }

  private tellVanished(entity: Entity, died: boolean): void {
    const blocks = Math.round(entity.position.distanceTo(this.body.bot.entity.position))
    if (blocks > entityWithinBlocks || this.events++ >= mostEvents) return
    this.trace('entity-vanish', { entity: entity.name ?? 'unknown', died, blocks })
  }
}

/** Blocks whose going would explain that the subgoal failed. */
function wantedBlocks(subgoal: Subgoal): readonly string[] {
  if (subgoal.kind === 'gather') return subgoal.blocks
  if (subgoal.kind === 'place') return [subgoal.block]
  return stationBlocks[subgoal.kind] ?? []
}

const stationBlocks: Partial<Readonly<Record<SubgoalKind, readonly string[]>>> = {
  craft: ['crafting_table'],
  smelt: ['furnace', 'lit_furnace'],
  store: ['chest', 'trapped_chest', 'barrel'],
  repair: ['anvil', 'chipped_anvil', 'damaged_anvil', 'grindstone'],
  wash: ['cauldron', 'water_cauldron'],
}

const keyOf = ({ x, y, z }: Point): string => `${x},${y},${z}`
