import type { Row } from '../row.ts'

type Rest = Omit<Row, 'mechanic' | 'source' | 'probe'>

function group(mechanic: string, source: string, probe: string, rest: readonly Rest[]): readonly Row[] {
  return rest.map((row) => ({ mechanic, source, probe, ...row }))
}

/** Height fallen, block under the feet at the end, and half hearts lost. */
const falls: readonly (readonly [number, string, number])[] = [
  [2, 'stone', 0],
  [3, 'stone', 0],
  [4, 'stone', 1],
  [5, 'stone', 2],
  [8, 'stone', 5],
  [10, 'stone', 7],
  [15, 'stone', 12],
  [20, 'stone', 17],
  [13, 'hay_block', 2],
  [13, 'slime_block', 0],
  [13, 'honey_block', 2],
  [13, 'water', 0],
  [13, 'white_bed', 5],
  [13, 'cobweb', 0],
]

/** What hurts, half hearts of a hit, ticks between two hits. */
const hazards: readonly (readonly [
  hazard: string,
  hit: number,
  everyTicks: number,
  toleranceTicks: number,
])[] = [
  ['lava', 4, 10, 1],
  ['fire', 1, 10, 1],
  ['suffocation', 1, 10, 1],
  ['cactus', 1, 10, 1],
  ['magma', 1, 10, 1],
  ['drowning', 2, 20, 1],
  ['starvation', 1, 80, 2],
  ['void', 4, 10, 1],
]

/** Armour points by set, and what is left of a hit of 10 and of 4 half hearts (damage x (1 - min(20, max(a / 5, a - 4d / (t + 8))) / 25)). */
const sets: readonly (readonly [material: string, leftOfTen: number, leftOfFour: number])[] = [
  ['leather', 9.2, 3.2],
  ['golden', 7.6, 2.56],
  ['chainmail', 7.2, 2.4],
  ['iron', 6, 1.92],
  ['diamond', 3, 0.96],
]

/** Food points and saturation. Source: Minecraft wiki, "Food". */
const foods: readonly (readonly [item: string, points: number, saturation: number, suite?: boolean])[] = [
  ['apple', 4, 2.4, true],
  ['bread', 5, 6, true],
  ['porkchop', 3, 1.8, true],
  ['cooked_porkchop', 8, 12.8, true],
  ['beef', 3, 1.8, true],
  ['cooked_beef', 8, 12.8, true],
  ['mutton', 2, 1.2, true],
  ['cooked_mutton', 6, 9.6, true],
  ['chicken', 2, 1.2, true],
  ['cooked_chicken', 6, 7.2, true],
  ['rabbit', 3, 1.8],
  ['cooked_rabbit', 5, 6],
  ['cod', 2, 0.4],
  ['cooked_cod', 5, 6],
  ['salmon', 2, 0.4],
  ['cooked_salmon', 6, 9.6],
  ['carrot', 3, 3.6, true],
  ['golden_carrot', 6, 14.4],
  ['potato', 1, 0.6],
  ['baked_potato', 5, 6, true],
  ['beetroot', 1, 1.2],
  ['melon_slice', 2, 1.2],
  ['pumpkin_pie', 8, 4.8],
  ['cookie', 2, 0.4],
  ['sweet_berries', 2, 0.4],
  ['dried_kelp', 1, 0.6],
  ['mushroom_stew', 6, 7.2],
  ['rotten_flesh', 4, 0.8],
  ['golden_apple', 4, 9.6],
]

/** Exhaustion of one deed. Source: Minecraft wiki, "Hunger" (exhaustion levels). */
const exhaustions: readonly (readonly [deed: string, each: number, unit: string])[] = [
  ['digging a block', 0.005, 'blocks'],
  ['a jump', 0.05, 'jumps'],
  ['a sprinting jump', 0.2, 'jumps'],
  ['sprinting', 0.1, 'blocks'],
  ['swimming', 0.01, 'blocks'],
  ['a hit taken', 0.1, 'hits'],
]

export const bodyRows: readonly Row[] = [
  ...group(
    'fall damage',
    'Minecraft wiki, Fall damage',
    'fallDamage',
    falls.map(([height, landing, expected]) => ({
      case: `${height} blocks onto ${landing}`,
      expected,
      unit: 'half hearts',
      // The way of the last tick before landing, up to 1.6 blocks, does not count (vanilla `checkFallDamage`).
      tolerance: height < 15 ? 0 : 1,
      suite: landing === 'stone',
      ask: { height, landing },
    })),
  ),
  ...group(
    'hazards',
    'Minecraft wiki, Damage',
    'hazardHit',
    hazards.map(([hazard, hit]) => ({
      case: `a hit of ${hazard}`,
      expected: hit,
      unit: 'half hearts',
      suite: ['lava', 'drowning', 'suffocation'].includes(hazard),
      ask: { hazard },
    })),
  ),
  ...group(
    'hazards',
    'Minecraft wiki, Damage',
    'hazardPeriod',
    hazards.map(([hazard, , ticks, tolerance]) => ({
      case: `between two hits of ${hazard}`,
      expected: ticks,
      unit: 'ticks',
      tolerance,
      suite: ['lava', 'drowning', 'suffocation'].includes(hazard),
      ask: { hazard },
    })),
  ),
  ...group('hazards', 'Minecraft wiki, Damage (Drowning: 15 s of air, then a hit a second)', 'ticksToDrown', [
    {
      case: 'from going under to the first hit',
      expected: 320,
      unit: 'ticks',
      tolerance: 2,
      suite: true,
      ask: {},
    },
  ]),
  ...group('hazards', 'Minecraft wiki, Fire and Lava (burning after leaving)', 'burnTicks', [
    {
      case: 'burning on after lava',
      expected: 300,
      unit: 'ticks',
      tolerance: 20,
      suite: true,
      ask: { hazard: 'lava' },
    },
    {
      case: 'burning on after fire',
      expected: 160,
      unit: 'ticks',
      tolerance: 20,
      suite: false,
      ask: { hazard: 'fire' },
    },
  ]),
  ...group('hazards', 'Minecraft wiki, Fire (water puts it out)', 'waterPutsOut', [
    { case: 'water ends burning', expected: 'out', unit: '', suite: true, ask: {} },
  ]),
  ...group(
    'hazards',
    'Minecraft wiki, Hunger (starvation by difficulty)',
    'starvationEnds',
    (
      [
        ['easy', 10],
        ['normal', 1],
        ['hard', 0],
      ] as const
    ).map(([difficulty, expected]) => ({
      case: `starvation on ${difficulty} ends at`,
      expected,
      unit: 'half hearts',
      suite: false,
      ask: {},
      world: { difficulty },
    })),
  ),
  ...group('hazards', 'Minecraft wiki, Damage (immunity: after a hit, half a second)', 'immunity', [
    {
      case: 'a second, equal hit 5 ticks after the first',
      expected: 4,
      unit: 'half hearts',
      suite: true,
      ask: { second: 4, after: 5 },
    },
    {
      case: 'a second, stronger hit 5 ticks after the first',
      expected: 6,
      unit: 'half hearts',
      suite: false,
      ask: { second: 6, after: 5 },
    },
    {
      case: 'a second, equal hit 11 ticks after the first',
      expected: 8,
      unit: 'half hearts',
      suite: true,
      ask: { second: 4, after: 11 },
    },
  ]),
  ...group(
    'armour',
    'Minecraft wiki, Armor (Damage protection)',
    'armourLets',
    sets.flatMap(([material, ten, four]) => [
      {
        case: `${material} against a hit of 10`,
        expected: ten,
        unit: 'half hearts',
        tolerance: 0.01,
        suite: true,
        ask: { material, amount: 10 },
      },
      {
        case: `${material} against a hit of 4`,
        expected: four,
        unit: 'half hearts',
        tolerance: 0.01,
        suite: true,
        ask: { material, amount: 4 },
      },
    ]),
  ),
  ...group(
    'armour',
    'Minecraft wiki, Armor (a hit costs a quarter of its damage, at least 1)',
    'armourWear',
    [
      {
        case: 'wear of an iron helmet by a hit of 10',
        expected: 2,
        unit: 'uses',
        suite: true,
        ask: { amount: 10 },
      },
      {
        case: 'wear of an iron helmet by a hit of 2',
        expected: 1,
        unit: 'uses',
        suite: true,
        ask: { amount: 2 },
      },
    ],
  ),
  ...group(
    'food',
    'Minecraft wiki, Food',
    'foodPoints',
    foods.map(([item, expected, , suite = false]) => ({
      case: `hunger by ${item}`,
      expected,
      unit: 'points',
      suite,
      ask: { item },
    })),
  ),
  ...group(
    'food',
    'Minecraft wiki, Food',
    'foodSaturation',
    foods.map(([item, , expected, suite = false]) => ({
      case: `saturation by ${item}`,
      expected,
      unit: 'points',
      tolerance: 0.01,
      suite,
      ask: { item },
    })),
  ),
  ...group('food', 'Minecraft wiki, Food (1.6 s; dried kelp 0.8 s)', 'eatingTicks', [
    { case: 'eating bread', expected: 32, unit: 'ticks', tolerance: 2, suite: true, ask: { item: 'bread' } },
    {
      case: 'eating dried kelp',
      expected: 16,
      unit: 'ticks',
      tolerance: 2,
      suite: false,
      ask: { item: 'dried_kelp' },
    },
  ]),
  ...group('food', 'Minecraft wiki, Food', 'eatsWhenFull', [
    { case: 'bread on a full stomach', expected: 'refused', unit: '', suite: false, ask: { item: 'bread' } },
    {
      case: 'golden apple on a full stomach',
      expected: 'eaten',
      unit: '',
      suite: false,
      ask: { item: 'golden_apple' },
    },
  ]),
  ...group(
    'exhaustion',
    'Minecraft wiki, Hunger (exhaustion: 4 cost a point)',
    'deedsPerPoint',
    exhaustions.map(([deed, each, unit]) => ({
      case: `${deed}, until a point is lost`,
      expected: Math.round(4 / each) + (unit === 'blocks' && each >= 0.01 ? 0 : 1),
      unit,
      tolerance: Math.max(1, Math.round(0.03 * (4 / each))),
      suite: /digging|jump|sprint/.test(deed),
      ask: { deed },
      world: { gameRules: { naturalRegeneration: false } },
    })),
  ),
  ...group('regeneration', 'Minecraft wiki, Hunger (natural regeneration)', 'healTicks', [
    {
      case: 'half a heart at 18 food',
      expected: 80,
      unit: 'ticks',
      tolerance: 2,
      suite: true,
      ask: { food: 18, saturation: 0 },
    },
    {
      case: 'half a heart at 20 food without saturation',
      expected: 80,
      unit: 'ticks',
      tolerance: 2,
      suite: true,
      ask: { food: 20, saturation: 0 },
    },
    {
      case: 'half a heart at 20 food with 6 saturation',
      expected: 10,
      unit: 'ticks',
      tolerance: 1,
      suite: true,
      ask: { food: 20, saturation: 20 },
    },
  ]),
  ...group('regeneration', 'Minecraft wiki, Hunger (natural regeneration)', 'healsAt', [
    { case: 'healing at 17 food', expected: 'no', unit: '', suite: true, ask: { food: 17 } },
    { case: 'healing at 18 food', expected: 'yes', unit: '', suite: true, ask: { food: 18 } },
  ]),
  ...group('regeneration', 'Minecraft wiki, Difficulty (peaceful: half a heart a second)', 'healTicks', [
    {
      case: 'half a heart in peaceful at 10 food',
      expected: 20,
      unit: 'ticks',
      tolerance: 1,
      suite: false,
      ask: { food: 10, saturation: 0 },
      world: { difficulty: 'peaceful' },
    },
  ]),
  ...group('death', 'Minecraft wiki, Death', 'deathLeaves', [
    { case: 'what a dead body carried lies about', expected: 'dirt x 5', unit: '', suite: true, ask: {} },
    {
      case: 'with keepInventory nothing lies about',
      expected: 'nothing',
      unit: '',
      suite: false,
      ask: {},
      world: { gameRules: { keepInventory: true } },
    },
  ]),
]
