import { describe, expect, it } from 'vitest'
import { noStandstill } from '../../src/agent/novelty-watch.ts'
import { createSymbolicPlanner, gameKnowledge } from '../../src/agent/index.ts'
import type { Candidate, PastAttempt } from '../../src/agent/index.ts'
import type { Goal, Subgoal, WorldState } from '../../src/env/index.ts'
import { stateWith } from '../support/world-states.ts'

const planner = createSymbolicPlanner(gameKnowledge('1.16.5'))

function propose(
  state: Partial<WorldState>,
  goal: Goal,
  past: readonly PastAttempt[] = [],
  standstill = noStandstill,
): readonly Candidate[] {
  const proposal = planner.propose({
    state: stateWith(state),
    goal,
    past,
    remainingTicks: 10_000,
    standstill,
  })
  if (proposal.kind === 'no-operator') throw new Error(proposal.detail)
  return proposal.candidates
}

function first(state: Partial<WorldState>, goal: Goal, past: readonly PastAttempt[] = []): Subgoal {
  return propose(state, goal, past)[0]!.subgoal
}

const near = (count = 20, nearestBlocks = 4): { count: number; nearestBlocks: number } => ({
  count,
  nearestBlocks,
})
/** A furnace set up where the body stands. */
const placed: PastAttempt = {
  subgoal: { kind: 'place', block: 'furnace', budgetTicks: 200 },
  succeeded: true,
  hindrance: 'done',
  ticks: 12,
  position: { x: 0, y: 64, z: 0 },
  endTick: 0,
}
const diamond: Goal = { have: { diamond: 1 } }
/** Deep down with everything for diamonds. */
const equipped: Partial<WorldState> = {
  position: { x: 0, y: 11, z: 0 },
  underSky: false,
  light: 0,
  inventory: { iron_pickaxe: 1, stone_pickaxe: 1, stone_axe: 1, stick: 6, oak_planks: 4, cobblestone: 64 },
  durables: [
    { item: 'stone_axe', remainingDurability: 131 },
    { item: 'iron_pickaxe', remainingDurability: 250 },
    { item: 'stone_pickaxe', remainingDurability: 131 },
  ],
  blocks: { stone: near(200, 1) },
}

describe('the symbolic planner', () => {
  it('makes a pickaxe of what it carries before it looks for wood when it is below ground without one', () => {
    const stranded: Partial<WorldState> = {
      ...equipped,
      inventory: { oak_log: 1, oak_planks: 1, stick: 2, cobblestone: 64 },
      durables: [],
    }
    expect(first(stranded, { have: { diamond_sword: 1 } })).toMatchObject({
      kind: 'craft',
      item: 'oak_planks',
    })
  })

  it('offers a way to another place only when nothing new has come for a while', () => {
    const purposesAt = (attempts: number) =>
      propose(equipped, diamond, [], { attempts, ticks: 50 }).map(({ purpose }) => purpose)
    const elsewhere = (purpose: string) => purpose.startsWith('to go on elsewhere')
    expect(purposesAt(7).some(elsewhere)).toBe(false)
    expect(purposesAt(8).some(elsewhere)).toBe(true)
  })

  it('takes a furnace along on a journey, but not the one that it has just set down', () => {
    const state = {
      ...equipped,
      underSky: true,
      light: 15,
      position: { x: 0, y: 70, z: 0 },
      inventory: { iron_ore: 1, stone_pickaxe: 1 },
      durables: [{ item: 'stone_pickaxe', remainingDurability: 131 }],
      blocks: { furnace: near(1, 2) },
    }
    const takes = (past: readonly PastAttempt[]) =>
      propose(state, { have: { iron_ingot: 1 } }, past).some(
        ({ subgoal }) => subgoal.kind === 'gather' && subgoal.item === 'furnace',
      )
    const place = { kind: 'place', block: 'furnace', budgetTicks: 200 } as const
    const placed = { succeeded: true, hindrance: 'done', ticks: 1, endTick: 0, position: state.position }
    expect(takes([])).toBe(true)
    expect(takes([{ ...placed, subgoal: place }])).toBe(false)
  })

  it('remembers every failure of a standstill, however long ago', () => {
    const failed = { succeeded: false, hindrance: 'stuck', position: { x: 0, y: 11, z: 0 }, ticks: 900 }
    const [best] = propose(equipped, diamond)
    const past = [1, 2, 3].map((number) => ({ ...failed, subgoal: best!.subgoal, endTick: number * 900 }))
    const later = { ...equipped, tick: 9_000 }
    const kindAfter = (standstill: typeof noStandstill) =>
      propose(later, diamond, past, standstill)[0]!.subgoal.kind
    expect(kindAfter(noStandstill)).toBe(best!.subgoal.kind)
    expect(kindAfter({ attempts: 3, ticks: 8_900 })).not.toBe(best!.subgoal.kind)
  })

  it('never digs for stone below the height where bedrock begins', () => {
    for (const y of [5, 7, 12]) {
      const state = { ...equipped, position: { x: 0, y, z: 0 }, blocks: {} }
      for (const { subgoal } of propose(state, { mined: 'stone', count: 3 }))
        if (subgoal.kind === 'descend') expect(subgoal.toY).toBeGreaterThanOrEqual(5)
    }
  })

  it('walks to stone close by, and digs down rather than walk to a far cliff', () => {
    const pickaxe: Partial<WorldState> = {
      inventory: { wooden_pickaxe: 1, crafting_table: 1, stick: 4 },
      durables: [{ item: 'wooden_pickaxe', remainingDurability: 59 }],
    }
    const goal: Goal = { have: { cobblestone: 3 } }
    expect(first({ ...pickaxe, blocks: { stone: near(40, 12) } }, goal).kind).toBe('gather')
    expect(first({ ...pickaxe, blocks: { stone: near(40, 60) } }, goal).kind).toBe('descend')
  })

  it('explores for any tree when none is in sight', () => {
    expect(first({}, { have: { stick: 1 } })).toMatchObject({
      kind: 'explore',
      seek: expect.arrayContaining(['oak_log', 'birch_log', 'spruce_log']) as unknown,
    })
  })

  it('takes the nearer kind of tree', () => {
    const blocks = { oak_log: near(5, 30), birch_log: near(5, 6) }
    expect(first({ blocks }, { have: { stick: 1 } })).toMatchObject({
      kind: 'gather',
      item: 'birch_log',
      count: 1,
    })
  })

  it('looks for the one tree that the goal names', () => {
    expect(first({ blocks: { birch_log: near() } }, { have: { oak_log: 1 } })).toMatchObject({
      kind: 'explore',
    })
  })

  it('tunnels for diamonds at their height, above the lava', () => {
    expect(first(equipped, diamond)).toMatchObject({ kind: 'tunnel', seek: ['diamond_ore'] })
  })

  it('goes down in stages from above, the last of them all the way', () => {
    const at = (y: number) => first({ ...equipped, position: { x: 0, y, z: 0 } }, diamond)
    expect(at(40)).toMatchObject({ kind: 'descend', toY: 28 })
    expect(at(23)).toMatchObject({ kind: 'descend', toY: 11 })
    expect(at(12)).toMatchObject({ kind: 'descend', toY: 11 })
  })

  it('looks for two ores where both lie', () => {
    const state = { ...equipped, position: { x: 0, y: 20, z: 0 } }
    expect(first(state, { have: { gold_ingot: 1 } })).toMatchObject({ kind: 'tunnel' })
    expect(first(state, { have: { gold_ingot: 1, redstone: 1 } })).toMatchObject({
      kind: 'descend',
      toY: 11,
      seek: expect.arrayContaining(['gold_ore', 'redstone_ore']) as unknown,
    })
  })

  it('gathers the diamond that it sees', () => {
    const state = { ...equipped, blocks: { diamond_ore: near(3, 9) } }
    expect(first(state, diamond)).toMatchObject({
      kind: 'gather',
      blocks: ['diamond_ore'],
      item: 'diamond',
      count: 1,
    })
  })

  it('goes on digging with the iron pickaxe, and makes a stone one before the last uses of it are due', () => {
    const mostlyNew = [{ item: 'iron_pickaxe', remainingDurability: 250 }]
    expect(first({ ...equipped, durables: mostlyNew }, diamond)).toMatchObject({ kind: 'tunnel' })
    const durables = [
      { item: 'iron_pickaxe', remainingDurability: 40 },
      { item: 'stone_pickaxe', remainingDurability: 9 },
      { item: 'stone_axe', remainingDurability: 131 },
    ]
    const atTable = { ...equipped, durables, blocks: { crafting_table: near(1, 2) } }
    expect(first(atTable, diamond)).toMatchObject({ kind: 'craft', item: 'stone_pickaxe', count: 1 })
    expect(first({ ...equipped, durables }, diamond)).toMatchObject({ kind: 'craft', item: 'crafting_table' })
  })

  it('comes up to the heights of an ore from below them', () => {
    const modern = createSymbolicPlanner(gameKnowledge('1.20.4'))
    const { lowestY, bestY } = gameKnowledge('1.20.4').oreBand('coal_ore')!
    const situation = {
      state: stateWith({ ...equipped, position: { x: 0, y: lowestY - 30, z: 0 } }),
      goal: { have: { coal: 1 } },
      past: [],
      remainingTicks: 10_000,
      standstill: noStandstill,
    }
    const proposal = modern.propose(situation)
    expect(proposal.kind === 'candidates' && proposal.candidates[0]?.subgoal).toMatchObject({
      kind: 'surface',
      toY: bestY,
      seek: ['coal_ore', 'deepslate_coal_ore'],
    })
  })

  it('makes another iron pickaxe when the old one is gone, and says what is still to do', () => {
    const state = {
      ...equipped,
      inventory: { stone_pickaxe: 1 },
      durables: [{ item: 'stone_pickaxe', remainingDurability: 131 }],
    }
    const proposal = planner.propose({
      state: stateWith(state),
      goal: diamond,
      past: [],
      remainingTicks: 10_000,
      standstill: noStandstill,
    })
    expect(proposal).toMatchObject({
      kind: 'candidates',
      unfinished: expect.arrayContaining(['craft 1 iron_pickaxe', 'mine 1 diamond']) as unknown,
    })
  })

  it('makes an axe at a table that stands before it goes down, with wood to spare', () => {
    const durables = [
      { item: 'iron_pickaxe', remainingDurability: 250 },
      { item: 'stone_pickaxe', remainingDurability: 131 },
    ]
    const inventory = { iron_pickaxe: 1, stone_pickaxe: 1, stick: 6, oak_planks: 4, cobblestone: 64 }
    const state = { ...equipped, inventory, durables, blocks: { crafting_table: near(1, 3) } }
    expect(first(state, diamond)).toMatchObject({ kind: 'craft', item: 'stone_axe' })
    const poor = { ...state, inventory: { ...inventory, stick: 2, oak_planks: 1 } }
    expect(first(poor, diamond)).toMatchObject({ kind: 'gather', item: 'crafting_table' })
  })

  it('takes the table along before it goes down', () => {
    const state = { ...equipped, blocks: { crafting_table: near(1, 3) } }
    expect(first(state, diamond)).toMatchObject({ kind: 'gather', item: 'crafting_table' })
  })

  it('walks back to a table close by, and makes a new one where the old one is far', () => {
    const inventory = { oak_planks: 9, stick: 2 }
    const goal: Goal = { have: { wooden_pickaxe: 1 } }
    expect(first({ inventory, blocks: { crafting_table: near(1, 12) } }, goal)).toMatchObject({
      kind: 'craft',
      item: 'wooden_pickaxe',
    })
    expect(first({ inventory, blocks: { crafting_table: near(1, 60) } }, goal)).toMatchObject({
      kind: 'craft',
      item: 'crafting_table',
    })
  })

  it('makes a new table where the way to the known one took all the time', () => {
    const state = {
      inventory: { cobblestone: 12, stick: 3, oak_planks: 8 },
      blocks: { crafting_table: near(1, 20) },
    }
    const goal: Goal = { have: { stone_pickaxe: 1 } }
    const craft = first(state, goal)
    expect(craft).toMatchObject({ kind: 'craft', item: 'stone_pickaxe' })
    const late: PastAttempt = { ...placed, subgoal: craft, succeeded: false, hindrance: 'deadline' }
    expect(first(state, goal, [late])).toMatchObject({ kind: 'craft', item: 'crafting_table' })
  })

  it('mixes planks in a recipe only where one kind does not suffice', () => {
    const goal: Goal = { have: { crafting_table: 1 } }
    const mixed = first({ inventory: { oak_planks: 3, birch_planks: 1 } }, goal)
    expect(mixed).toMatchObject({
      recipe: {
        rows: [
          ['oak_planks', 'oak_planks'],
          ['oak_planks', 'birch_planks'],
        ],
      },
    })
    const pure = first({ inventory: { oak_planks: 4, birch_planks: 3 } }, goal)
    expect(pure).toMatchObject({
      recipe: {
        rows: [
          ['oak_planks', 'oak_planks'],
          ['oak_planks', 'oak_planks'],
        ],
      },
    })
  })

  it('burns coal that it carries rather than planks', () => {
    const inventory = { iron_ore: 3, coal: 1, oak_planks: 8 }
    const subgoal = first({ inventory, blocks: { furnace: near(1, 2) } }, { have: { iron_ingot: 3 } })
    expect(subgoal).toMatchObject({ kind: 'smelt', input: 'iron_ore', count: 3, fuel: 'coal' })
  })

  it.each(['oak_log', 'spruce_log'])('burns no log that it smelts (%s and another)', (log) => {
    const inventory = { [log]: 1, dark_oak_log: 1, acacia_log: 1 }
    const subgoal = first({ inventory, blocks: { furnace: near(1, 2) } }, { have: { charcoal: 1 } })
    expect(subgoal.kind).toBe('smelt')
    const { input, fuel } = subgoal as Extract<Subgoal, { kind: 'smelt' }>
    expect(fuel).not.toBe(input)
  })

  it('shares logs of one kind out between smelting and burning', () => {
    const blocks = { furnace: near(1, 2) }
    const subgoal = first({ inventory: { oak_log: 4 }, blocks }, { have: { charcoal: 2 } })
    expect(subgoal).toMatchObject({ kind: 'smelt', input: 'oak_log', fuel: 'oak_log', count: 2 })
  })

  it('sets up a furnace for each piece where stone and fuel for it are carried', () => {
    const goal: Goal = { have: { iron_ingot: 3 } }
    const blocks = { crafting_table: near(1, 2), furnace: near(1, 2) }
    const inventory = { iron_ore: 3, coal: 3, cobblestone: 16 }
    expect(first({ inventory, blocks }, goal, [placed])).toMatchObject({ kind: 'craft', item: 'furnace' })
    const twoMore = { ...inventory, furnace: 2, cobblestone: 0 }
    expect(first({ inventory: twoMore, blocks }, goal, [placed])).toMatchObject({ kind: 'place' })
    expect(first({ inventory, blocks }, goal, [placed, placed, placed])).toMatchObject({ kind: 'smelt' })
    expect(first({ inventory: { ...inventory, coal: 1 }, blocks }, goal, [placed])).toMatchObject({
      kind: 'smelt',
    })
  })

  it('burns planks in three furnaces rather than a single coal in one', () => {
    const inventory = { iron_ore: 3, coal: 1, oak_planks: 3 }
    const goal: Goal = { have: { iron_ingot: 3 } }
    const standing = { crafting_table: near(1, 2), furnace: near(3, 2) }
    expect(first({ inventory, blocks: standing }, goal)).toMatchObject({ kind: 'smelt', fuel: 'oak_planks' })
    const one = { crafting_table: near(1, 2), furnace: near(1, 2) }
    expect(first({ inventory, blocks: one }, goal)).toMatchObject({ kind: 'smelt', fuel: 'coal' })
    expect(first({ inventory: { ...inventory, cobblestone: 16 }, blocks: one }, goal)).toMatchObject({
      kind: 'craft',
      item: 'furnace',
    })
  })

  it('makes planks of a log where these feed more furnaces', () => {
    const inventory = { iron_ore: 3, oak_log: 2 }
    const goal: Goal = { have: { iron_ingot: 3 } }
    const blocks = (furnaces: number) => ({ crafting_table: near(1, 2), furnace: near(furnaces, 2) })
    expect(first({ inventory, blocks: blocks(3) }, goal, [placed, placed, placed])).toMatchObject({
      kind: 'craft',
      item: 'oak_planks',
    })
    expect(first({ inventory, blocks: blocks(1) }, goal, [placed])).toMatchObject({
      kind: 'smelt',
      fuel: 'oak_log',
    })
  })

  it('makes a table of carried wood for a furnace more', () => {
    const inventory = { gold_ore: 2, coal: 2, cobblestone: 8, oak_log: 1 }
    const subgoal = first({ inventory, blocks: { furnace: near(1, 2) } }, { have: { gold_ingot: 2 } })
    expect(subgoal).toMatchObject({ kind: 'craft', item: 'oak_planks' })
    const bare = { ...inventory, oak_log: 0 }
    expect(
      first({ inventory: bare, blocks: { furnace: near(1, 2) } }, { have: { gold_ingot: 2 } }),
    ).toMatchObject({
      kind: 'smelt',
    })
  })

  it('takes coal that lies beside the way for the furnace', () => {
    const inventory = { iron_ore: 3, oak_planks: 8, wooden_pickaxe: 1, stone_pickaxe: 1 }
    const durables = [{ item: 'stone_pickaxe', remainingDurability: 100 }]
    const goal: Goal = { have: { iron_ingot: 3 } }
    const at = (coalBlocks: number) =>
      first({ inventory, durables, blocks: { furnace: near(1, 2), coal_ore: near(9, coalBlocks) } }, goal)
    expect(at(4)).toMatchObject({ kind: 'gather', item: 'coal', count: 1 })
    expect(at(20)).toMatchObject({ kind: 'smelt' })
  })

  it('eats when food is low and something edible is carried', () => {
    expect(first({ food: 10, inventory: { bread: 1 } }, diamond)).toMatchObject({ kind: 'eat' })
    expect(first({ food: 10, inventory: { rotten_flesh: 1 } }, diamond).kind).not.toBe('eat')
  })

  it('comes up for wood from below', () => {
    const state = { position: { x: 0, y: 20, z: 0 }, underSky: false, light: 0 }
    expect(first(state, { have: { stick: 1 } })).toMatchObject({ kind: 'surface' })
  })

  it('tries another thing after a failure, and the first again after a while', () => {
    const state = { blocks: { oak_log: near() } }
    const goal: Goal = { have: { oak_log: 1 } }
    const subgoal = first(state, goal)
    const position = { x: 0, y: 64, z: 0 }
    const failure = {
      subgoal,
      succeeded: false,
      hindrance: 'target-unreachable',
      ticks: 50,
      position,
      endTick: 50,
    }
    expect(first({ ...state, tick: 60 }, goal, [failure]).kind).toBe('explore')
    expect(first({ ...state, tick: 5_000 }, goal, [failure]).kind).toBe('gather')
    expect(first({ ...state, tick: 60, position: { x: 90, y: 64, z: 0 } }, goal, [failure]).kind).toBe(
      'gather',
    )
  })

  it('always has a last resort that lets time pass', () => {
    expect(propose({}, diamond).at(-1)?.subgoal.kind).toBe('wait')
  })
})

describe('plans for rare goals', () => {
  it('takes what belongs to another dimension where it is in view, and admits that it knows no way elsewhere', () => {
    const quartz: Goal = { have: { quartz: 1 } }
    expect(() => first({}, quartz)).toThrow('yields quartz')
    const state = {
      inventory: { wooden_pickaxe: 1 },
      durables: [{ item: 'wooden_pickaxe', remainingDurability: 59 }],
      blocks: { nether_quartz_ore: near(3, 5) },
    }
    expect(first(state, quartz)).toMatchObject({ kind: 'gather', item: 'quartz' })
  })

  it('offers a villager other goods after it refused the first', () => {
    const state = {
      inventory: { stick: 32, coal: 15 },
      entities: { villager: near(2, 6) },
    }
    const trade = first(state, { traded: 1 })
    expect(trade).toMatchObject({ kind: 'trade', take: 'emerald', count: 1 })
    const refusal: PastAttempt = {
      subgoal: trade,
      succeeded: false,
      hindrance: 'refused',
      ticks: 100,
      position: { x: 0, y: 64, z: 0 },
      endTick: 0,
    }
    const next = first(state, { traded: 1 }, [refusal])
    expect(next).toMatchObject({ kind: 'trade', take: 'emerald' })
    expect(next).not.toMatchObject({ give: (trade as { give: string }).give })
  })
})
