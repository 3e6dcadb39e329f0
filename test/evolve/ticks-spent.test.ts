import { expect, it } from 'vitest'
import { ticksSpentOn } from '../../src/evolve/index.ts'

it('counts ticks by what an attempt was at: searches by what they look for first', () => {
  const tunnel = { kind: 'tunnel', lengthBlocks: 16, budgetTicks: 1_760 } as const
  const spent = ticksSpentOn([
    { subgoal: { ...tunnel, seek: ['gold_ore', 'nether_gold_ore'] }, ticks: 500 },
    { subgoal: { ...tunnel, seek: ['gold_ore'] }, ticks: 300 },
    { subgoal: { ...tunnel, seek: ['redstone_ore'] }, ticks: 200 },
    { subgoal: { kind: 'surface', budgetTicks: 100 }, ticks: 40 },
    { subgoal: { kind: 'wait', ticks: 20, budgetTicks: 20 }, ticks: 0 },
  ])
  expect(spent).toEqual([
    { work: 'tunnel for gold_ore', ticks: 800 },
    { work: 'tunnel for redstone_ore', ticks: 200 },
    { work: 'surface', ticks: 40 },
  ])
})
