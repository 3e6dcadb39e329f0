import { describe, expect, it } from 'vitest'
import { causeRules, causes, diagnoseAttempt } from '../../src/diagnosis/index.ts'
import type { AttemptDigest, Cause, Diagnosis } from '../../src/diagnosis/index.ts'
import { subgoalSignature } from '../../src/env/index.ts'
import type { Subgoal } from '../../src/env/index.ts'
import { at, built, dying, gatherLogs, harm, met } from './built-attempts.ts'
import type { Built } from './built-attempts.ts'

function diagnose(input: Built, earlier: readonly AttemptDigest[] = []): Diagnosis {
  return diagnoseAttempt(built(input), { earlier, expectedTicks: null })
}

const craftTable: Subgoal = {
  kind: 'craft',
  item: 'crafting_table',
  count: 1,
  recipe: {
    rows: [
      ['oak_planks', 'oak_planks'],
      ['oak_planks', 'oak_planks'],
    ],
    result: 'crafting_table',
    resultCount: 1,
  },
  budgetTicks: 400,
}
const smeltIron: Subgoal = {
  kind: 'smelt',
  input: 'iron_ore',
  item: 'iron_ingot',
  count: 2,
  fuel: 'coal',
  budgetTicks: 700,
}
const huntPig: Subgoal = { kind: 'hunt', entity: 'pig', item: 'porkchop', count: 1, budgetTicks: 600 }
const gatherStone: Subgoal = { ...gatherLogs, blocks: ['stone'], item: 'cobblestone' }
const explore: Subgoal = { kind: 'explore', seek: ['diamond_ore'], budgetTicks: 900 }
const walkEnd = (status: string, search: string | null, goalLoaded = true) =>
  at(100, 'path-end', { status, search, goalLoaded, x: 0, y: 64, z: 0 })
const planks = { inventory: { oak_planks: 4 } }
const laidOut = (declared: string, shown: string | null) => [
  at(5, 'craft-start', { item: 'crafting_table', declared, resultCount: 1 }),
  at(9, 'craft-end', { item: 'crafting_table', count: 0, filled: true, shown }),
]
const pickaxe = (left: number) => ({ durables: [{ item: 'stone_pickaxe', remainingDurability: left }] })
const walked = (count: number, step: number) =>
  Array.from({ length: count }, (_, index) =>
    at(20 * (index + 1), 'body-sample', {
      x: step * (index + 1),
      y: 64,
      z: 0,
      onGround: true,
      inWater: false,
      inLava: false,
      onFire: false,
      walking: true,
    }),
  )
const dug = (tick: number, x: number, broken: boolean) =>
  at(tick, 'dig-end', { block: 'oak_log', x, y: 64, z: 0, broken, aborted: false })

const cases: readonly (readonly [cause: Cause, what: string, input: Built])[] = [
  ['disconnected', 'a kick', { ending: 'lost-connection', trace: [at(9, 'server-kick', { text: 'Bye.' })] }],
  [
    'killed-by-mob',
    'the key of a message',
    dying(at(200, 'death-message', { text: 'Aïe', key: 'death.attack.mob' })),
  ],
  ['killed-by-mob', 'a blow beside a zombie', dying(harm(199, { attacker: 'zombie', attackerBlocks: 1.5 }))],
  [
    'killed-by-fall',
    "vanilla's words",
    dying(at(201, 'chat-message', { text: 'Steve hit the ground too hard', key: null })),
  ],
  ['killed-by-fall', 'a fall that nobody speaks of', dying(harm(199, { halfHearts: 17, fallBlocks: 20 }))],
  [
    'killed-by-fire',
    "another server's words",
    dying(at(201, 'chat-message', { text: 'Steve got roasted!', key: null })),
  ],
  ['killed-by-fire', 'lava', dying(harm(199, { inLava: true, halfHearts: 4 }))],
  ['killed-by-drowning', 'no air under water', dying(harm(199, { inWater: true, oxygen: 0 }))],
  [
    'killed-by-starvation',
    'an empty stomach',
    dying(harm(110, { food: 0, halfHearts: 1 }), harm(190, { food: 0, halfHearts: 1 })),
  ],
  ['killed-by-suffocation', 'the head in gravel', dying(harm(199, { insideBlock: 'gravel', halfHearts: 1 }))],
  ['killed-otherwise', 'a cactus', dying(harm(199, { touching: 'cactus', halfHearts: 1 }))],
  ['killed-otherwise', 'nothing known', dying()],
  [
    'server-lag',
    'a clock that runs slow',
    { trace: [at(300, 'server-pause', { ticks: 300, serverTicks: 40 })] },
  ],
  [
    'server-lag',
    'a window that does not open meanwhile',
    {
      subgoal: smeltIron,
      obstacle: met('refused', 'furnace'),
      ticks: 60,
      trace: [at(60, 'server-pause', { ticks: 50, serverTicks: null })],
    },
  ],
  [
    'physics-desync',
    'being put back again and again',
    {
      trace: Array.from({ length: 8 }, (_, index) =>
        at(20 * index, 'position-correction', { x: 0, y: 64, z: 0, byBlocks: 1 }),
      ),
    },
  ],
  [
    'chunk-not-loaded',
    'a goal outside the chunks',
    { subgoal: explore, trace: [walkEnd('no-path', 'partial', false)] },
  ],
  [
    'missing-item',
    'too few ingredients',
    { subgoal: craftTable, obstacle: met('missing-item', 'oak_planks') },
  ],
  [
    'missing-item',
    'planks that were taken away, without a word of the deed',
    { subgoal: craftTable, pre: {} },
  ],
  ['missing-tool', 'stone and bare hands', { subgoal: gatherStone, obstacle: met('missing-tool', 'stone') }],
  [
    'missing-tool',
    'a pickaxe that was taken away, whatever the deed says',
    { subgoal: gatherStone, pre: pickaxe(100), obstacle: met('tool-broke', 'stone_pickaxe') },
  ],
  [
    'tool-broke',
    'a pickaxe that wore out',
    {
      subgoal: gatherStone,
      pre: pickaxe(2),
      obstacle: met('missing-tool', 'stone'),
      trace: [at(50, 'tool-break', { item: 'stone_pickaxe' })],
    },
  ],
  [
    'missing-station',
    'no furnace known',
    { subgoal: smeltIron, obstacle: met('missing-station', 'furnace') },
  ],
  [
    'missing-station',
    'a furnace that is gone',
    {
      subgoal: smeltIron,
      pre: { inventory: { iron_ore: 2, coal: 1 } },
      obstacle: met('refused', 'furnace'),
      trace: [at(50, 'window-refused', { block: 'furnace', found: 'air' })],
    },
  ],
  ['missing-fuel', 'nothing to burn', { subgoal: smeltIron, obstacle: met('missing-fuel', 'coal') }],
  [
    'recipe-unknown',
    'no recipe declared',
    { subgoal: craftTable, pre: planks, obstacle: met('recipe-unknown') },
  ],
  [
    'recipe-unknown',
    'a recipe that makes another thing here',
    { subgoal: craftTable, pre: planks, obstacle: met('craft-failed'), trace: laidOut('no', 'chest') },
  ],
  [
    'craft-failed',
    'a declared recipe without result',
    { subgoal: craftTable, pre: planks, obstacle: met('craft-failed'), trace: laidOut('yes', null) },
  ],
  ['smelt-failed', 'nothing came of it', { subgoal: smeltIron, obstacle: met('smelt-failed', 'iron_ingot') }],
  ['inventory-full', 'no room', { obstacle: met('inventory-full', 'oak_log') }],
  [
    'inventory-full',
    'a drop that lies there and no slot for it, whatever the deed says',
    {
      subgoal: huntPig,
      post: { emptySlots: 0 },
      obstacle: met('drop-lost', 'porkchop'),
      trace: [at(80, 'drop-appear', { id: 7, item: 'porkchop', count: 1, x: 0, y: 64, z: 0 })],
    },
  ],
  [
    'wrong-drop',
    'dirt from what should be logs',
    {
      obstacle: met('drop-lost', 'oak_log'),
      trace: [
        at(10, 'dig-start', { block: 'oak_log', x: 1, y: 64, z: 0 }),
        dug(40, 1, true),
        at(42, 'drop-appear', { id: 7, item: 'dirt', count: 1, x: 1, y: 64, z: 0 }),
      ],
    },
  ],
  [
    'deadline',
    'stone that was dug on the way to ore that was never reached',
    {
      subgoal: { kind: 'gather', blocks: ['gold_ore'], item: 'gold_ore', count: 2, budgetTicks: 100 },
      pre: { blocks: { gold_ore: { count: 2, nearestBlocks: 14 } } },
      post: { inventory: { cobblestone: 4 }, blocks: { gold_ore: { count: 2, nearestBlocks: 13 } } },
      ending: 'out-of-budget',
      ticks: 100,
      trace: [10, 30, 50, 90].map((tick) =>
        at(tick, 'dig-end', { block: 'stone', x: tick, y: 14, z: 0, broken: true, aborted: false }),
      ),
    },
  ],
  [
    'drop-lost',
    'a drop that another took',
    {
      obstacle: met('drop-lost', 'oak_log'),
      trace: [
        dug(40, 1, true),
        at(42, 'drop-appear', { id: 7, item: 'oak_log', count: 1, x: 1, y: 64, z: 0 }),
        at(50, 'drop-taken', { id: 7, item: 'oak_log', count: 1, by: 'fox' }),
      ],
    },
  ],
  [
    'drop-lost',
    'prey that another killed',
    {
      subgoal: huntPig,
      obstacle: met('target-not-found', 'pig'),
      pre: { entities: { pig: { count: 1, nearestBlocks: 8 } } },
      trace: [at(60, 'entity-vanish', { entity: 'pig', died: true, blocks: 6 })],
    },
  ],
  [
    'dig-refused',
    'what the server put back',
    { obstacle: met('dig-refused', 'oak_log'), trace: [dug(40, 1, false)] },
  ],
  [
    'dig-refused',
    'a way that could not be dug, whatever the deed says',
    {
      obstacle: met('target-unreachable', 'oak_log'),
      trace: [
        dug(40, 1, true),
        at(41, 'block-restore', { block: 'oak_log', x: 1, y: 64, z: 0 }),
        dug(80, 2, false),
        walkEnd('no-path', 'none'),
      ],
    },
  ],
  [
    'placement-refused',
    'a block that does not stand',
    {
      subgoal: { kind: 'place', block: 'chest', budgetTicks: 200 },
      pre: { inventory: { chest: 1 } },
      ending: 'done',
      post: { inventory: { chest: 1 } },
      trace: [at(30, 'place-end', { block: 'chest', x: 1, y: 64, z: 0, placed: false })],
    },
  ],
  [
    'night',
    'a villager asleep',
    {
      subgoal: {
        kind: 'trade',
        entity: 'villager',
        give: 'wheat',
        take: 'emerald',
        count: 1,
        budgetTicks: 900,
      },
      pre: { timeOfDay: 15_000, inventory: { wheat: 20 } },
      post: { timeOfDay: 15_400, inventory: { wheat: 20 } },
      obstacle: met('refused', 'villager'),
    },
  ],
  [
    'request-refused',
    'a bed by day',
    { subgoal: { kind: 'sleep', budgetTicks: 600 }, obstacle: met('refused', 'white_bed') },
  ],
  [
    'navigation-stuck',
    'a body that does not get on',
    { trace: [...walked(15, 0.01), walkEnd('stuck', 'whole')] },
  ],
  [
    'path-timeout',
    'a search that reached its bound',
    { obstacle: met('target-unreachable', 'oak_log'), trace: [walkEnd('no-path', 'partial')] },
  ],
  [
    'target-unreachable',
    'a search that excluded every way',
    { obstacle: met('target-unreachable', 'oak_log'), trace: [walkEnd('no-path', 'none')] },
  ],
  ['target-not-found', 'nothing of the name', { obstacle: met('target-not-found', 'oak_log') }],
  ['target-not-found', 'new ground without what is sought', { subgoal: explore, trace: walked(20, 5) }],
  ['fled', 'lava behind the target', { obstacle: met('danger', 'lava') }],
  [
    'fled',
    'a fight for most of the time',
    {
      trace: [at(50, 'reflex-start', { reflex: 'attacked' }), at(380, 'reflex-end', { reflex: 'attacked' })],
    },
  ],
  [
    'fled',
    'stairs that only went around lava',
    {
      subgoal: { kind: 'descend', toY: 12, seek: [], budgetTicks: 400 },
      ending: 'out-of-budget',
      ticks: 400,
      trace: [60, 140, 220, 300, 390].flatMap((tick) => [
        at(tick - 10, 'item-gain', { item: 'stone', count: 1 }),
        at(tick, 'deed-note', { text: 'goes around lava', hazard: 'lava' }),
      ]),
    },
  ],
  [
    'stagnation',
    'prey that is never there when the body comes',
    {
      subgoal: { kind: 'hunt', entity: 'cow', count: 1, budgetTicks: 400 },
      ending: 'out-of-budget',
      ticks: 400,
      pre: { entities: { cow: { count: 1, nearestBlocks: 9 } } },
      trace: [40, 100, 160, 220, 280, 340, 390].flatMap((tick) => [
        at(tick - 30, 'path-start', {}),
        at(tick, 'path-end', { status: 'reached', search: 'whole' }),
        at(tick, 'body-sample', { x: 20 * tick, y: 64, z: 0, walking: true }),
      ]),
    },
  ],
  [
    'stagnation',
    'nothing done in all the time',
    { pre: { blocks: { oak_log: { count: 2, nearestBlocks: 5 } } } },
  ],
  [
    'deadline',
    'one of two, and getting on',
    {
      post: { inventory: { oak_log: 1 } },
      trace: [dug(350, 1, true), at(360, 'item-gain', { item: 'oak_log', count: 1 })],
    },
  ],
  [
    'unknown',
    'a deed that threw',
    { obstacle: met('deed-fault'), trace: [at(5, 'deed-fault', { text: 'x' })] },
  ],
]

describe('the primary cause', () => {
  it.each(cases)('is %s: %s', (cause, _what, input) => {
    const { outcome, primary } = diagnose(input)
    expect([outcome, primary?.cause, primary?.evidence.length === 0]).toEqual(['failure', cause, false])
  })

  it('has a rule for every cause of the table, and one only', () => {
    const ruled = causeRules.map(({ cause }) => cause)
    expect(ruled.toSorted()).toEqual(Object.keys(causes).sort())
  })

  it('is tested here for every cause but loops, which take several attempts', () => {
    const tested = new Set<string>([...cases.map(([cause]) => cause), 'loop'])
    expect(Object.keys(causes).filter((cause) => !tested.has(cause))).toEqual([])
  })
})

describe('a loop over attempts', () => {
  const failed = (signature: string, cause: Cause = 'dig-refused'): AttemptDigest => ({
    signature,
    outcome: 'failure',
    cause,
    progress: 0,
    endTick: 0,
    endPosition: { x: 0, y: 64, z: 0 },
  })
  const refused: Built = { obstacle: met('dig-refused', 'oak_log'), trace: [dug(40, 1, false)] }

  it('stands before the cause that repeats in it, from the third time on', () => {
    const twice = [failed('gather oak_log')]
    expect(diagnose(refused, twice).primary?.cause).toBe('dig-refused')
    const { primary, contributing, loop } = diagnose(refused, [...twice, ...twice])
    expect([primary?.cause, contributing[0]?.cause]).toEqual(['loop', 'dig-refused'])
    expect(loop).toEqual({ grain: 'sequence', repetitions: 3, pattern: Array(3).fill('gather oak_log') })
  })

  it('is seen through other subgoals in between, and goes on while it is called a loop', () => {
    const digests = [failed('gather oak_log'), failed('wait'), failed('gather oak_log', 'loop')]
    expect(diagnose(refused, digests).primary?.cause).toBe('loop')
  })

  it('is none where the causes differ, or where the try worked in between', () => {
    const other = [failed('gather oak_log', 'fled'), failed('gather oak_log', 'deadline')]
    expect(diagnose(refused, other).primary?.cause).toBe('dig-refused')
    const worked = { ...failed('gather oak_log'), outcome: 'success', cause: null } as const
    const before = [failed('gather oak_log'), failed('gather oak_log'), worked]
    expect(diagnose(refused, before).primary?.cause).toBe('dig-refused')
  })

  it('is none where a search went on over other ground', () => {
    const explore = { kind: 'explore', seek: ['villager'], budgetTicks: 900 } as const
    const endingAt = (x: number): Built => ({
      subgoal: explore,
      ending: 'out-of-budget',
      post: { position: { x, y: 64, z: 0 } },
    })
    const searched = (x: number): AttemptDigest => ({
      ...failed(subgoalSignature(explore), diagnose(endingAt(x)).primary!.cause),
      endPosition: { x, y: 64, z: 0 },
    })
    expect(diagnose(endingAt(20), [searched(0), searched(10)]).primary?.cause).toBe('loop')
    expect(diagnose(endingAt(20), [searched(-300), searched(-150)]).primary?.cause).not.toBe('loop')
  })

  it('never stands before a death', () => {
    const deaths = [failed('gather oak_log', 'killed-by-fall'), failed('gather oak_log', 'killed-by-fall')]
    const { primary, contributing } = diagnose(dying(harm(199, { halfHearts: 17, fallBlocks: 20 })), deaths)
    expect([primary?.cause, contributing[0]?.cause]).toEqual(['killed-by-fall', 'loop'])
  })
})

describe('indicators', () => {
  it('tell progress, the way travelled and what was expected', () => {
    const attempt = built({
      post: { inventory: { oak_log: 1 }, position: { x: 50, y: 64, z: 0 } },
      pre: { position: { x: 0, y: 64, z: 0 } },
      trace: walked(20, 2.5),
    })
    const { indicators } = diagnoseAttempt(attempt, { earlier: [], expectedTicks: 200 })
    expect(indicators).toMatchObject({
      progress: 0.5,
      displacementBlocks: 50,
      ticksOverExpected: 2,
      itemsGained: 1,
    })
    expect(indicators.pathEfficiency).toBeCloseTo(1)
  })

  it('tell since when nothing was achieved', () => {
    const trace = [at(50, 'item-gain', { item: 'oak_log', count: 1 })]
    expect(diagnose({ trace, ticks: 500 }).stagnation).toEqual({ sinceTick: 50, ticks: 450 })
  })
})
