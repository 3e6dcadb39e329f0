import type { WorldState } from '../../../env/index.ts'
import { joined, numbers } from './feature-group.ts'
import type { FeatureGroup } from './feature-group.ts'
import { growing, nearness } from './scales.ts'

type NumberOf = (state: WorldState) => number

const body = numbers<WorldState>('body', {
  health: ({ health }) => health / 20,
  food: ({ food }) => food / 20,
  oxygen: ({ oxygen }) => oxygen / 20,
  height: ({ position }) => position.y / 64,
  light: ({ light }) => light / 15,
  'under-sky': ({ underSky }) => Number(underSky),
  'in-water': ({ inWater }) => Number(inWater),
  'in-lava': ({ inLava }) => Number(inLava),
  'on-fire': ({ onFire }) => Number(onFire),
  'empty-slots': ({ emptySlots }) => emptySlots / 36,
  'armour-pieces': ({ equipment }) =>
    [equipment.head, equipment.torso, equipment.legs, equipment.feet].filter((piece) => piece !== undefined)
      .length / 4,
  deaths: ({ tally }) => growing(tally.deaths),
})

const dayTicks = 24_000
const time = numbers<WorldState>('time', {
  elapsed: ({ tick }) => growing(tick) / 3,
  'day-sine': ({ timeOfDay }) => Math.sin((2 * Math.PI * timeOfDay) / dayTicks),
  'day-cosine': ({ timeOfDay }) => Math.cos((2 * Math.PI * timeOfDay) / dayTicks),
  // Monsters come out between 13,000 and 23,000; source: vanilla, for clear weather.
  night: ({ timeOfDay }) => Number(timeOfDay >= 13_000 && timeOfDay < 23_000),
})

const dimension = numbers<WorldState>(
  'dimension',
  Object.fromEntries(
    ['overworld', 'the_nether', 'the_end'].map((name): [string, NumberOf] => [
      name,
      (state) => Number(state.dimension === name),
    ]),
  ),
)

const tiers = ['wooden', 'golden', 'stone', 'iron', 'diamond', 'netherite'] as const
const toolKinds = ['pickaxe', 'axe', 'shovel', 'hoe', 'sword'] as const

/** The tier of the best carried tool of each kind, from 0 (none) to 1. */
const tools = numbers<WorldState>(
  'best',
  Object.fromEntries(
    toolKinds.map((kind): [string, NumberOf] => {
      const names = tiers.map((tier) => `${tier}_${kind}`)
      return [kind, ({ inventory }) => (names.findLastIndex((name) => (inventory[name] ?? 0) > 0) + 1) / 6]
    }),
  ),
)

const carriedItems = [
  ...[
    'stick',
    'cobblestone',
    'coal',
    'charcoal',
    'iron_ore',
    'raw_iron',
    'iron_ingot',
    'gold_ore',
    'gold_ingot',
  ],
  ...[
    'diamond',
    'redstone',
    'lapis_lazuli',
    'emerald',
    'crafting_table',
    'furnace',
    'chest',
    'torch',
    'bucket',
  ],
  ...['water_bucket', 'lava_bucket', 'dirt', 'sand', 'leather', 'string', 'bread', 'apple'],
]
const carriedEndings = ['_log', '_planks', '_wool', '_bed', '_sapling']

function endingCount(ending: string): NumberOf {
  return ({ inventory }) => {
    let count = 0
    for (const item in inventory) if (item.endsWith(ending)) count += inventory[item] ?? 0
    return growing(count)
  }
}

const carried = numbers<WorldState>('carried', {
  ...Object.fromEntries(
    carriedItems.map((item): [string, NumberOf] => [item, ({ inventory }) => growing(inventory[item] ?? 0)]),
  ),
  ...Object.fromEntries(carriedEndings.map((ending): [string, NumberOf] => [ending, endingCount(ending)])),
})

function nearnessTable(
  of: (state: WorldState) => WorldState['blocks'],
  names: readonly string[],
): Readonly<Record<string, NumberOf>> {
  return Object.fromEntries(names.map((name) => [name, (state) => nearness(of(state)[name])]))
}

const blocks = numbers<WorldState>(
  'block',
  nearnessTable(
    ({ blocks: known }) => known,
    [
      ...[
        'crafting_table',
        'furnace',
        'chest',
        'stone',
        'coal_ore',
        'iron_ore',
        'gold_ore',
        'redstone_ore',
        'diamond_ore',
      ],
      ...['oak_log', 'birch_log', 'spruce_log', 'sand', 'gravel', 'water', 'lava', 'obsidian'],
    ],
  ),
)

const entities = numbers<WorldState>(
  'entity',
  nearnessTable(
    ({ entities: known }) => known,
    [
      ...['zombie', 'skeleton', 'creeper', 'spider', 'drowned', 'enderman', 'witch'],
      ...['cow', 'pig', 'sheep', 'chicken', 'villager', 'item', 'player'],
    ],
  ),
)

/** What of the world's state a policy sees, whatever is to be done. */
export const stateFeatures: FeatureGroup<WorldState> = joined(
  body,
  time,
  dimension,
  tools,
  carried,
  blocks,
  entities,
)
