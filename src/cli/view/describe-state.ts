import type { PerceivedKind, WorldState } from '../../env/index.ts'
import type { Labelled } from './labelled-lines.ts'

/** How many names of each kind are told. */
export interface StateBounds {
  readonly items: number
  readonly blocks: number
  readonly entities: number
}

/** Blocks that are everywhere and tell little. */
const ordinaryBlocks: ReadonlySet<string> = new Set([
  'stone',
  'dirt',
  'grass_block',
  'grass',
  'tall_grass',
  'sand',
  'water',
  'bedrock',
  'granite',
  'diorite',
  'andesite',
  'gravel',
  'deepslate',
])

/** What the agent knew at one moment, in words: body, belongings, and what it perceived, the notable first. */
export function describeState(state: WorldState, bounds: StateBounds): readonly Labelled[] {
  const { position, dimension, biome, health, food, oxygen, timeOfDay, light, underSky } = state
  const { x, y, z } = position
  const conditions = [
    ...(oxygen < 20 ? [`oxygen ${half(oxygen)}/10`] : []),
    ...(state.inWater ? ['in water'] : []),
    ...(state.inLava ? ['in lava'] : []),
    ...(state.onFire ? ['on fire'] : []),
    ...state.effects,
  ]
  return [
    ['position', `${x.toFixed(1)} ${y.toFixed(1)} ${z.toFixed(1)}, ${dimension}, ${biome}`],
    [
      'body',
      [`health ${half(health)}/10`, `food ${half(food)}/10`, ...conditions].join(', ') +
        `; time of day ${timeOfDay}, light ${light}${underSky ? ', open sky' : ''}`,
    ],
    ['carries', counted(state.inventory, bounds.items)],
    ['holds', state.equipment.hand ?? 'nothing'],
    ['blocks', perceived(state.blocks, bounds.blocks)],
    ['entities', perceived(state.entities, bounds.entities)],
  ]
}

/** Half hearts or drumsticks as whole ones. */
function half(points: number): number {
  return Math.round(points) / 2
}

/** Counts by name, the largest first: `oak_log 3, stick 2`. */
export function counted(counts: Readonly<Record<string, number>>, most: number): string {
  const entries = Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .sort(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1))
  return listed(
    entries.map(([name, count]) => `${name} ${count}`),
    most,
  )
}

/** The nearest first, what is ordinary last: `coal_ore 3 at 4.1`. */
function perceived(kinds: Readonly<Record<string, PerceivedKind>>, most: number): string {
  const entries = Object.entries(kinds).sort(
    ([one, { nearestBlocks: oneAway }], [other, { nearestBlocks: otherAway }]) =>
      Number(ordinaryBlocks.has(one)) - Number(ordinaryBlocks.has(other)) || oneAway - otherAway,
  )
  return listed(
    entries.map(([name, { count, nearestBlocks }]) => `${name} ${count} at ${nearestBlocks.toFixed(1)}`),
    most,
  )
}

function listed(texts: readonly string[], most: number): string {
  if (texts.length === 0) return 'nothing'
  const more = texts.length - most
  return more > 0 ? `${texts.slice(0, most).join(', ')} and ${more} more` : texts.join(', ')
}
