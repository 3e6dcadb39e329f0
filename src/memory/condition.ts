import type { WorldState } from '../env/index.ts'

/**
 * The situation in which a subgoal was begun, in coarse steps: two attempts at the same subgoal in the same condition can be expected
 * to go alike. Every part is one of few words, so that conditions come again.
 */
export interface Condition {
  /** `subgoalSignature` of the subgoal. */
  readonly subgoal: string
  readonly dimension: string
  readonly biome: string
  readonly timeOfDay: 'dawn' | 'day' | 'dusk' | 'night'
  /** Band of height of the feet, e.g. `y 32..53`. */
  readonly depth: string
  /** Open sky above, something solid above, or in water. */
  readonly ground: 'sky' | 'cover' | 'water'
  /** The best carried tool of each kind, by name, in a fixed order. */
  readonly tools: readonly string[]
  readonly health: Level
  readonly food: Level
  /** What plans turn on and is carried or near, in a fixed order: stations, fuel and gear that are carried, stations and lava that are near, a full inventory. */
  readonly things: readonly string[]
}

/** A third of the scale from 0 to 20: up to 7, up to 13, above. */
export type Level = 'low' | 'middle' | 'high'

/** Discretises a state. Pure, and the same for ever: a stored hash must be found again. */
export function conditionOf(state: WorldState, subgoal: string): Condition {
  const carried = carriedOf(state.inventory)
  const things = carried.things | nearbyOf(state)
  return {
    subgoal,
    dimension: state.dimension,
    biome: state.biome,
    timeOfDay: timeOfDayOf(state.timeOfDay),
    depth: depthOf(state.position.y),
    ground: state.inWater ? 'water' : state.underSky ? 'sky' : 'cover',
    tools: toolNames(carried.best),
    health: levelOf(state.health),
    food: levelOf(state.food),
    things: thingWords(things),
  }
}

/** The signature as text: what is hashed, and what a person reads. */
export function conditionText(condition: Condition): string {
  const { subgoal, dimension, biome, timeOfDay, depth, ground, tools, health, food, things } = condition
  return [
    subgoal,
    dimension,
    biome,
    timeOfDay,
    depth,
    ground,
    tools.join(' '),
    health,
    food,
    things.join(' '),
  ].join(' | ')
}

/** Words under which a condition is found: names in the subgoal and words of the situation. No word twice. */
export function conditionTags(condition: Condition, subgoalNames: readonly string[]): readonly string[] {
  const { subgoal, dimension, biome, timeOfDay, ground, tools, things } = condition
  return [
    ...new Set([
      ...subgoal.split(' '),
      ...subgoalNames,
      dimension,
      biome,
      timeOfDay,
      ground,
      ...tools,
      ...things,
    ]),
  ]
}

/** Monsters come out between 13,000 and 23,000; source: vanilla, for clear weather. */
function timeOfDayOf(tick: number): Condition['timeOfDay'] {
  if (tick >= 23_000 || tick < 1_000) return 'dawn'
  if (tick < 12_000) return 'day'
  return tick < 13_000 ? 'dusk' : 'night'
}

/** Lower ends of the bands of height: bedrock and deepslate, diamonds, iron, up to sea level, surface, hills, mountains. */
const bandBottoms = [0, 16, 32, 54, 63, 80, 110] as const

function depthOf(y: number): string {
  const above = bandBottoms.findIndex((bottom) => y < bottom)
  if (above === 0) return 'y below 0'
  if (above < 0) return `y above ${bandBottoms.at(-1)! - 1}`
  return `y ${bandBottoms[above - 1]}..${bandBottoms[above]! - 1}`
}

/** From the best to the worst. */
const tiers = ['netherite', 'diamond', 'iron', 'stone', 'golden', 'wooden'] as const
const toolKinds = ['pickaxe', 'axe', 'shovel', 'sword'] as const

function levelOf(halves: number): Level {
  return halves <= 7 ? 'low' : halves <= 13 ? 'middle' : 'high'
}

/** A station that is nearer than this can be used without a search, in blocks. */
const nearBlocks = 16

/** Words for what is carried, in the order in which they stand in a condition. */
const carriedThings: readonly (readonly [word: string, isIt: (item: string) => boolean])[] = [
  ['table-carried', (item) => item === 'crafting_table'],
  ['furnace-carried', (item) => item === 'furnace'],
  ['fuel', (item) => item === 'coal' || item === 'charcoal'],
  ['torch', (item) => item === 'torch'],
  ['bed', (item) => item.endsWith('_bed')],
  ['bucket', (item) => item.endsWith('bucket')],
  ['shield', (item) => item === 'shield'],
  ['armour', (item) => /_(helmet|chestplate|leggings|boots)$/.test(item)],
]

const nearThings: readonly (readonly [word: string, block: string])[] = [
  ['table-near', 'crafting_table'],
  ['furnace-near', 'furnace'],
  ['chest-near', 'chest'],
  ['lava-near', 'lava'],
]

/** All words of `Condition.things`, in their order. A set of them is a number with a bit for each. */
const words: readonly string[] = [
  ...carriedThings.map(([word]) => word),
  ...nearThings.map(([word]) => word),
  'no-empty-slot',
]
const firstNear = carriedThings.length
const noEmptySlot = words.length - 1

/** What carrying an item says: bits of words, and a number in `toolKinds` with one in `tiers`. */
interface ItemMeaning {
  readonly things: number
  readonly tool: readonly [kind: number, tier: number] | null
}

const meanings = new Map<string, ItemMeaning>()
/** A version of Minecraft has some thousand items; names from elsewhere must not pile up. */
const mostMeanings = 4_096

function meaningOf(item: string): ItemMeaning {
  const known = meanings.get(item)
  if (known !== undefined) return known
  const things = carriedThings.reduce((bits, [, isIt], bit) => (isIt(item) ? bits | (1 << bit) : bits), 0)
  const tools = toolKinds.flatMap((kind, number) => {
    const tier = tiers.findIndex((one) => item === `${one}_${kind}`)
    return tier < 0 ? [] : [[number, tier] as const]
  })
  const meaning = { things, tool: tools[0] ?? null }
  if (meanings.size >= mostMeanings) meanings.clear()
  meanings.set(item, meaning)
  return meaning
}

/** The best tool of each kind, as numbers in `tiers`, and the bits of the words for all else that is carried. */
function carriedOf(inventory: Readonly<Record<string, number>>) {
  let things = 0
  const best = toolKinds.map((): number => tiers.length)
  for (const item of Object.keys(inventory)) {
    const meaning = meaningOf(item)
    things |= meaning.things
    if (meaning.tool === null || !(inventory[item]! > 0)) continue
    const [kind, tier] = meaning.tool
    best[kind] = Math.min(best[kind]!, tier)
  }
  return { best, things }
}

/** Bits of the words for what plans turn on and is near or at hand, beside what is carried. */
function nearbyOf({ blocks, emptySlots }: WorldState): number {
  let things = emptySlots === 0 ? 1 << noEmptySlot : 0
  for (const [number, [, block]] of nearThings.entries()) {
    const { nearestBlocks = Number.POSITIVE_INFINITY } = blocks[block] ?? {}
    if (nearestBlocks <= nearBlocks) things |= 1 << (firstNear + number)
  }
  return things
}

function toolNames(best: readonly number[]): readonly string[] {
  return toolKinds.flatMap((kind, number) =>
    best[number]! < tiers.length ? [`${tiers[best[number]!]}_${kind}`] : [],
  )
}

function thingWords(things: number): readonly string[] {
  return words.filter((_word, bit) => (things & (1 << bit)) !== 0)
}
