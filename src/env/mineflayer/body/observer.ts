import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import type { Perception } from '../../perception.ts'
import type { Tally } from '../../tally.ts'
import type { WorldState } from '../../world-state.ts'
import type { BlockFacts } from '../perception/block-facts.ts'
import type { PerceivedBlocks } from '../perception/perceived-blocks.ts'
import {
  perceivedEntities,
  summarizeEntities,
  type PerceivedEntity,
} from '../perception/perceived-entities.ts'
import type { StateGrid } from '../perception/state-grid.ts'
import { countCarried, durablesOf, eachCarried, equipmentOf } from './carried.ts'
import { freezeDeep } from './freeze-deep.ts'
import type { MerchantMemory } from './merchant-memory.ts'

/** Facts of the body that mineflayer keeps and its types do not name. */
interface BodyFacts {
  readonly oxygenLevel?: number
  readonly entity: {
    readonly isInWater?: boolean
    readonly isInLava?: boolean
    readonly metadata?: readonly unknown[]
    readonly effects?: Readonly<Record<string, { readonly id: number }>>
  }
}

/** What an observer reads from. */
export interface ObserverParts {
  readonly bot: Bot
  readonly grid: StateGrid
  readonly facts: BlockFacts
  readonly perception: Perception
  readonly perceived: PerceivedBlocks
  /** Ticks since the episode opened. */
  readonly tick: () => number
  readonly tally: () => Tally
  readonly merchants: MerchantMemory
}

/** Makes world states from what the client was told by the server: nothing in them is privileged. */
export class Observer {
  private readonly parts: ObserverParts

  constructor(parts: ObserverParts) {
    this.parts = parts
  }

  /** The current state, frozen. */
  observe(): WorldState {
    const { bot, perceived } = this.parts
    const eyes = perceived.eyes()
    const { x, y, z } = bot.entity.position
    const facts = bot as unknown as BodyFacts
    const entities = this.entities()
    const atEyes = bot.blockAt(new Vec3(eyes.x, eyes.y, eyes.z))
    return freezeDeep({
      tick: this.parts.tick(),
      position: { x, y, z },
      dimension: bot.game.dimension.replace('minecraft:', ''),
      biome: biomeName(bot, (atEyes?.biome as { id?: number } | undefined)?.id),
      timeOfDay: (bot.time.timeOfDay as number | null) ?? 0,
      // mineflayer knows no health before the first health packet, and some servers send what is no number.
      health: clampHalves(finite(bot.health, 20)),
      food: clampHalves(finite(bot.food, 20)),
      saturation: Math.max(0, finite(bot.foodSaturation, 0)),
      oxygen: clampHalves(finite(facts.oxygenLevel, 20)),
      inventory: countCarried(bot),
      emptySlots: eachCarried(bot, () => {}),
      equipment: equipmentOf(bot),
      durables: durablesOf(bot),
      blocks: perceived.summary(eyes),
      entities: summarizeEntities(entities),
      merchants: this.parts.merchants.merchants(entities),
      light: atEyes ? Math.max(atEyes.light, skyLightNow(atEyes.skyLight, bot.time.timeOfDay)) : 0,
      underSky: this.isUnderSky(),
      inWater: facts.entity.isInWater === true,
      inLava: facts.entity.isInLava === true,
      onFire: isBurning(bot),
      effects: effectNames(bot),
      tally: this.parts.tally(),
    })
  }

  /** Entities that the body perceives now, nearest first. */
  entities(): readonly PerceivedEntity[] {
    const { bot, grid, facts, perception } = this.parts
    return perceivedEntities(bot, grid, facts.opaque, perception)
  }

  private isUnderSky(): boolean {
    const { bot, grid, facts } = this.parts
    const x = Math.floor(bot.entity.position.x)
    const z = Math.floor(bot.entity.position.z)
    for (let y = Math.floor(bot.entity.position.y) + 2; y < grid.endY; y++) {
      const section = grid.sectionAt(x >> 4, y >> 4, z >> 4)
      if (section === null) {
        y |= 15
        continue
      }
      const state = grid.stateAt(x, y, z)
      if (state > 0 && facts.opaque[state] === 1) return false
    }
    return true
  }
}

/** True if the body's entity flags say that it burns. */
export function isBurning(bot: Bot): boolean {
  const flags = (bot as unknown as BodyFacts).entity.metadata?.[0]
  return typeof flags === 'number' && (flags & 1) === 1
}

function effectNames(bot: Bot): readonly string[] {
  const effects = (bot as unknown as BodyFacts).entity.effects ?? {}
  const declared = bot.registry.effects as Readonly<Record<number, { readonly name: string } | undefined>>
  return Object.values(effects)
    .map(({ id }) => declared[id]?.name ?? `effect_${id}`)
    .sort()
}

/** Sky light as it counts now: full by day, at most 4 in the middle of the night (light 15 less 11). */
function skyLightNow(skyLight: number, timeOfDay: number): number {
  const isNight = timeOfDay >= 13_000 && timeOfDay < 23_000
  return isNight ? Math.max(0, skyLight - 11) : skyLight
}

function biomeName(bot: Bot, id: number | undefined): string {
  const biomes = bot.registry.biomes as Readonly<Record<number, { readonly name: string } | undefined>>
  return (id === undefined ? undefined : biomes[id]?.name) ?? 'unknown'
}

function finite(value: number | null | undefined, otherwise: number): number {
  return Number.isFinite(value) ? value! : otherwise
}

function clampHalves(value: number): number {
  return Math.min(20, Math.max(0, value))
}
