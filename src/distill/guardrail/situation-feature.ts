import type { Subgoal, WorldState } from '../../env/index.ts'
import type { Cause } from '../../diagnosis/index.ts'
import { isStationMissing, isUsedUpMissing, targetsOf } from './subgoal-needs.ts'

/** One thing about the situation in which a subgoal is begun, in a few ordered levels. */
interface FeatureRow {
  /** From the lowest to the highest. */
  readonly levels: readonly string[]
  /** Index of the level in this situation. */
  readonly levelOf: (state: WorldState, subgoal: Subgoal) => number
  /** Words for "at most this level", by level but the highest, and for "at least", by level but the lowest. */
  readonly atMost: readonly string[]
  readonly atLeast: readonly string[]
  /** Causes for which it matters by what they mean: there less evidence convinces. */
  readonly causes: readonly Cause[]
}

const tierLevels = ['none', 'wooden', 'stone', 'iron', 'diamond'] as const

/** Gold digs what wood does, and netherite at least what diamond does (vanilla's tiers). */
const levelOfTier: Readonly<Record<string, number>> = {
  wooden: 1,
  golden: 1,
  stone: 2,
  iron: 3,
  diamond: 4,
  netherite: 4,
}

function tool(family: string, causes: readonly Cause[]): FeatureRow {
  const ending = `_${family}`
  return {
    levels: tierLevels,
    levelOf: ({ durables }, subgoal) => {
      const allowed = subgoal.kind === 'gather' ? subgoal.tools : undefined
      let best = 0
      for (const { item } of durables) {
        if (!item.endsWith(ending) || (allowed !== undefined && !allowed.includes(item))) continue
        best = Math.max(best, levelOfTier[item.slice(0, -ending.length)] ?? 0)
      }
      return best
    },
    atMost: tierLevels.map((tier) =>
      tier === 'none' ? `no ${family} is carried` : `no ${family} better than ${tier} is carried`,
    ),
    atLeast: tierLevels.map(
      (tier) => `${tier === 'iron' ? 'an' : 'a'} ${tier} or better ${family} is carried`,
    ),
    causes,
  }
}

const thirds = ['low', 'middle', 'high'] as const

/** A third of the scale from 0 to 20: up to 7, up to 13, above. */
function thirdOf(halves: number): number {
  return halves <= 7 ? 0 : halves <= 13 ? 1 : 2
}

/** Digs that a worn pickaxe should still have before a journey below ground. */
const fewUses = 60
/** Creatures and targets nearer than this are near, in blocks. */
const nearBlocks = 16
const darkLight = 7
const fewSlots = 3

/** What monsters are called that come after a body. Source: vanilla. */
const hostile = new Set(
  (
    'zombie husk drowned zombie_villager spider cave_spider skeleton stray creeper witch slime phantom pillager ' +
    'vindicator ravager evoker vex silverfish'
  ).split(' '),
)

/** Wholesome food as it is carried on journeys. Source: vanilla. */
const provisions = new Set(
  (
    'apple baked_potato beef beetroot beetroot_soup bread carrot cod cooked_beef cooked_chicken cooked_cod ' +
    'cooked_mutton cooked_porkchop cooked_rabbit cooked_salmon cookie dried_kelp golden_carrot honey_bottle melon_slice ' +
    'mushroom_stew mutton porkchop potato pumpkin_pie rabbit rabbit_stew salmon sweet_berries glow_berries tropical_fish'
  ).split(' '),
)

const killed: readonly Cause[] = ['killed-by-mob', 'fled']
const dug: readonly Cause[] = ['missing-tool', 'wrong-drop', 'tool-broke']
const sought: readonly Cause[] = ['target-not-found']

/** All features; their order is that of the digits in a cell. */
export const situationFeatures = {
  pickaxe: tool('pickaxe', dug),
  axe: tool('axe', dug),
  shovel: tool('shovel', dug),
  sword: tool('sword', killed),
  'pickaxe uses': {
    levels: ['none', 'few', 'many'],
    levelOf: ({ durables }) => {
      let uses = 0
      for (const { item, remainingDurability } of durables)
        if (item.endsWith('_pickaxe')) uses += remainingDurability
      return uses === 0 ? 0 : uses < fewUses ? 1 : 2
    },
    atMost: ['no pickaxe is carried', `the pickaxes carried have fewer than ${fewUses} uses left`],
    atLeast: ['', 'a pickaxe is carried', `the pickaxes carried have ${fewUses} uses left`],
    causes: ['missing-tool', 'tool-broke'],
  },
  armour: {
    levels: ['none', 'some', 'much'],
    levelOf: ({ equipment: { head, torso, legs, feet } }) => {
      const worn = [head, torso, legs, feet].filter((piece) => piece !== undefined).length
      return worn === 0 ? 0 : worn < 3 ? 1 : 2
    },
    atMost: ['no armour is worn', 'fewer than three pieces of armour are worn'],
    atLeast: ['', 'armour is worn', 'three pieces of armour are worn'],
    causes: killed,
  },
  health: {
    levels: thirds,
    levelOf: ({ health }) => thirdOf(health),
    atMost: ['health is 7 or below', 'health is 13 or below'],
    atLeast: ['', 'health is above 7', 'health is above 13'],
    causes: [...killed, 'killed-by-fall', 'killed-by-starvation'],
  },
  food: {
    levels: thirds,
    levelOf: ({ food }) => thirdOf(food),
    atMost: ['food is 7 or below', 'food is 13 or below'],
    atLeast: ['', 'food is above 7', 'food is above 13'],
    causes: ['killed-by-starvation'],
  },
  provisions: {
    levels: ['none', 'some'],
    levelOf: ({ inventory }) => {
      for (const item in inventory) if (provisions.has(item)) return 1
      return 0
    },
    atMost: ['no wholesome food is carried'],
    atLeast: ['', 'wholesome food is carried'],
    causes: ['missing-item', 'killed-by-starvation'],
  },
  time: {
    levels: ['day', 'night'],
    levelOf: ({ timeOfDay }) => (timeOfDay >= 13_000 && timeOfDay < 23_000 ? 1 : 0),
    atMost: ['it is day'],
    atLeast: ['', 'it is night'],
    causes: [...killed, 'night', 'request-refused'],
  },
  light: {
    levels: ['dark', 'bright'],
    levelOf: ({ light }) => (light <= darkLight ? 0 : 1),
    atMost: ['it is dark'],
    atLeast: ['', 'it is bright'],
    causes: killed,
  },
  sky: {
    levels: ['covered', 'open'],
    levelOf: ({ underSky }) => (underSky ? 1 : 0),
    atMost: ['something solid is above'],
    atLeast: ['', 'open sky is above'],
    causes: sought,
  },
  depth: {
    levels: ['bottom', 'deep', 'low', 'surface'],
    levelOf: ({ position: { y } }) => (y < 16 ? 0 : y < 32 ? 1 : y < 54 ? 2 : 3),
    atMost: ['it is below height 16', 'it is below height 32', 'it is below height 54'],
    atLeast: [
      '',
      'it is at height 16 or above',
      'it is at height 32 or above',
      'it is at height 54 or above',
    ],
    causes: sought,
  },
  monsters: {
    levels: ['none', 'near'],
    levelOf: ({ entities }) => {
      for (const name in entities)
        if (hostile.has(name) && entities[name]!.nearestBlocks <= nearBlocks) return 1
      return 0
    },
    atMost: ['no monster is near'],
    atLeast: ['', 'a monster is near'],
    causes: [...killed, 'request-refused'],
  },
  slots: {
    levels: ['none', 'few', 'many'],
    levelOf: ({ emptySlots }) => (emptySlots === 0 ? 0 : emptySlots <= fewSlots ? 1 : 2),
    atMost: ['no slot is free', `${fewSlots} slots or fewer are free`],
    atLeast: ['', 'a slot is free', `more than ${fewSlots} slots are free`],
    causes: ['inventory-full', 'drop-lost'],
  },
  supplies: {
    levels: ['missing', 'carried'],
    levelOf: (state, subgoal) => (isUsedUpMissing(state, subgoal) ? 0 : 1),
    atMost: ['something that it uses up is not carried'],
    atLeast: ['', 'all that it uses up is carried'],
    causes: ['missing-item', 'missing-fuel'],
  },
  station: {
    levels: ['missing', 'near'],
    levelOf: (state, subgoal) => (isStationMissing(state, subgoal) ? 0 : 1),
    atMost: ['the station that it needs is not in view'],
    atLeast: ['', 'the station that it needs is in view'],
    causes: ['missing-station'],
  },
  target: {
    levels: ['unseen', 'far', 'near'],
    levelOf: ({ blocks, entities }, subgoal) => {
      const targets = targetsOf(subgoal)
      if (targets.length === 0) return 2
      let nearest = Infinity
      for (const name of targets) {
        const seen = blocks[name] ?? entities[name]
        if (seen !== undefined) nearest = Math.min(nearest, seen.nearestBlocks)
      }
      return nearest === Infinity ? 0 : nearest > nearBlocks ? 1 : 2
    },
    atMost: ['its target is not in view', `its target is farther than ${nearBlocks} blocks`],
    atLeast: ['', 'its target is in view', `its target is within ${nearBlocks} blocks`],
    causes: [...sought, 'target-unreachable', 'path-timeout', 'deadline'],
  },
  water: {
    levels: ['dry', 'wet'],
    levelOf: ({ inWater }) => (inWater ? 1 : 0),
    atMost: ['the body is on dry land'],
    atLeast: ['', 'the body is in water'],
    causes: ['killed-by-drowning', 'placement-refused'],
  },
} as const satisfies Record<string, FeatureRow>

export type SituationFeature = keyof typeof situationFeatures

/** Names of all features, in the order of the digits in a cell. */
export const featureNames = Object.keys(situationFeatures) as readonly SituationFeature[]

/** One row, whatever the feature. */
export function featureRow(feature: SituationFeature): FeatureRow {
  return situationFeatures[feature]
}
