/** Attempts of an agent that never was: as various as real ones, and the same in every run. */
import { causes, diagnoseAttempt } from '../../src/diagnosis/index.ts'
import type { Cause } from '../../src/diagnosis/index.ts'
import type { Attempt, Position, Random, Subgoal, WorldState } from '../../src/env/index.ts'
import { createRandom, emptyTally } from '../../src/env/index.ts'
import type { AttemptRecord, EpisodeOpening, EpisodeOutcome, RecallQuery } from '../../src/memory/index.ts'

const biomes = [
  'plains',
  'forest',
  'birch_forest',
  'desert',
  'savanna',
  'taiga',
  'mountains',
  'swamp',
  'river',
]
const blocks = [
  'stone',
  'oak_log',
  'birch_log',
  'iron_ore',
  'coal_ore',
  'diamond_ore',
  'sand',
  'dirt',
  'clay',
]
const items = [
  'oak_planks',
  'stick',
  'crafting_table',
  'furnace',
  'stone_pickaxe',
  'iron_pickaxe',
  'torch',
  'bread',
]
const tools = ['wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe', 'stone_axe', 'iron_sword', 'stone_shovel']
const mobs = ['cow', 'sheep', 'chicken', 'spider', 'zombie']
const causeNames = Object.keys(causes) as Cause[]
const budgetTicks = 600

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[random.below(values.length)]!
}

function subgoalOf(random: Random): Subgoal {
  switch (random.below(6)) {
    case 0:
    case 1: {
      const block = pick(blocks, random)
      return { kind: 'gather', blocks: [block], item: block, count: 1 + random.below(5), budgetTicks }
    }
    case 2:
      return { kind: 'craft', item: pick(items, random), count: 1, budgetTicks }
    case 3:
      return { kind: 'explore', seek: [pick(blocks, random)], budgetTicks }
    case 4:
      return { kind: 'hunt', entity: pick(mobs, random), count: 1, budgetTicks }
    default:
      return { kind: 'descend', toY: 12, seek: [pick(blocks, random)], budgetTicks }
  }
}

/** Seeds of worlds that are played again and again, as in an evaluation. */
const seeds = 40
/** Attempts that are made at one place before the body moves on. */
const attemptsPerStage = 5

function homeOf(seed: number): Position {
  const random = createRandom(`home ${seed}`)
  return { x: random.below(8_000) - 4_000, y: 62 + random.below(12), z: random.below(8_000) - 4_000 }
}

/**
 * Where and how the body stands. In 9,293 real attempts 19 % came to a new condition, 9 % to a new place and 29 % to a
 * new summary; this life is made to be as various.
 */
function stateAt(episode: number, index: number, random: Random): WorldState {
  const home = homeOf(episode % seeds)
  const stage = Math.floor(index / attemptsPerStage)
  const tick = index * 300
  const carried = tools.slice(0, Math.ceil(((stage + 1) / 10) * tools.length))
  const reach = 2 + stage * 4
  const way = createRandom(`${episode % (2 * seeds)} ${stage}`)
  const position = {
    x: home.x + way.below(2 * reach) - reach + random.below(3),
    y: stage > 4 ? 12 + way.below(40) : home.y,
    z: home.z + way.below(2 * reach) - reach + random.below(3),
  }
  const inventory = Object.fromEntries(
    [...carried, pick(items, way), 'coal'].map((item) => [item, 1 + random.below(16)]),
  )
  const perceived: WorldState['blocks'] = Object.fromEntries(
    Array.from({ length: 18 }, (_none, kind) => [
      `${biomes[kind % biomes.length]!}_block_${kind}`,
      { count: 1 + random.below(900), nearestBlocks: 1 + random.below(2_000) / 100 },
    ]),
  )
  return {
    tick,
    position,
    dimension: 'overworld',
    biome: biomes[Math.abs(Math.floor(position.x / 200) + Math.floor(position.z / 200)) % biomes.length]!,
    timeOfDay: tick % 24_000,
    health: random.below(8) === 0 ? 11 : 20,
    food: 20 - Math.floor(index / 6),
    saturation: 5,
    oxygen: 20,
    inventory,
    emptySlots: 30,
    equipment: {},
    durables: carried.map((item) => ({ item, remainingDurability: 1 + random.below(200) })),
    blocks: {
      ...perceived,
      crafting_table: { count: 1, nearestBlocks: 1 + way.below(40) },
    },
    entities: {},
    merchants: [],
    light: random.below(16),
    underSky: stage <= 4,
    inWater: false,
    inLava: false,
    onFire: false,
    effects: [],
    tally: emptyTally,
  }
}

/** The `index`th attempt of an episode; two of three work. */
export function playedRecord(episode: number, index: number): AttemptRecord {
  const random = createRandom(`${episode} ${index}`)
  const preState = stateAt(episode, index, random)
  const subgoal = subgoalOf(createRandom(`${episode % 10} ${Math.floor(index / 2)}`))
  const worked = random.below(3) > 0
  const ticks = 20 + random.below(280)
  const attempt: Attempt = {
    subgoal,
    preState,
    trace: Array.from({ length: 24 }, (_none, step) => ({
      tick: preState.tick + step,
      kind: 'dig-end' as const,
      data: {
        block: pick(blocks, random),
        x: random.below(900),
        y: random.below(90),
        z: random.below(900),
        broken: true,
      },
    })),
    traceEventsLeftOut: 0,
    postState: { ...preState, tick: preState.tick + ticks, light: random.below(16) },
    ticks,
    ending: worked ? 'done' : 'out-of-budget',
    obstacle: null,
  }
  const diagnosed = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
  const cause = {
    cause: pick(causeNames, random),
    subject: pick(blocks, random),
    confidence: 0.7,
    evidence: [],
  }
  return {
    index,
    attempt,
    diagnosis: worked
      ? { ...diagnosed, outcome: 'success', primary: null }
      : { ...diagnosed, outcome: 'failure', primary: cause },
    decision: {
      planner: 'symbolic-full@1',
      guard: 'none@1',
      policy: 'first@1',
      considered: [{ subgoal, purpose: 'bench', score: 1, refusal: null }],
      chosen: 0,
      intervention: null,
      unfinished: ['craft a stone pickaxe', 'gather iron ore'],
    },
  }
}

/** A question from somewhere in the life of one of `episodes`. */
export function questionAt(query: number, episodes: number): RecallQuery {
  const random = createRandom(`question ${query}`)
  const state = stateAt(random.below(episodes), random.below(50), random)
  return {
    state,
    subgoal: random.below(4) === 0 ? null : subgoalOf(random),
    items: [pick(blocks, random), pick(items, random)],
    cause: random.below(2) === 0 ? null : pick(causeNames, random),
    limit: 16,
  }
}

export const sampleOpening: EpisodeOpening = {
  task: {
    id: 'bench',
    group: 'bench',
    instruction: 'Bench',
    goal: { have: { bedrock: 1 } },
    horizonTicks: 24_000,
  },
  seed: 1,
  start: {
    state: stateAt(0, 0, createRandom('start')),
    host: 'embedded',
    minecraft: '1.16.5',
    perception: 'sight',
    assists: [],
    recipes: null,
    world: 'default',
  },
  configuration: {},
  versions: {},
}

export function outcomeOf(attempts: readonly AttemptRecord[]): EpisodeOutcome {
  return {
    ending: 'horizon',
    success: false,
    gaveUp: false,
    detail: 'made up',
    gameTicks: attempts.at(-1)?.attempt.postState.tick ?? 0,
    attempts: attempts.length,
    traceHash: 'a'.repeat(64),
  }
}
