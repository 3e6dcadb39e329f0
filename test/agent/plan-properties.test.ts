import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playScripted, taskOf } from './play-scripted.ts'

const carried = fc.dictionary(
  fc.constantFrom(
    ...[
      'oak_log',
      'birch_log',
      'birch_planks',
      'spruce_planks',
      'stick',
      'cobblestone',
      'coal',
      'iron_ore',
      'raw_iron',
    ],
    ...[
      'iron_ingot',
      'crafting_table',
      'furnace',
      'wooden_pickaxe',
      'stone_pickaxe',
      'diamond',
      'redstone',
      'dirt',
    ],
  ),
  fc.integer({ min: 1, max: 9 }),
)
const wanted = fc.constantFrom(
  'iron_pickaxe',
  'stone_axe',
  'hopper',
  'piston',
  'repeater',
  'shield',
  'jukebox',
  'clock',
  'rail',
)

describe('a plan', () => {
  it.each(['1.16.5', '1.20.4'])(
    'of Minecraft %s never lacks an ingredient, whatever is carried at the start',
    async (minecraft) => {
      await fc.assert(
        fc.asyncProperty(carried, wanted, async (inventory, item) => {
          const usable = minecraft === '1.16.5' ? withoutKey(inventory, 'raw_iron') : inventory
          const { result, environment } = await playScripted(taskOf({ have: { [item]: 1 } }), {
            minecraft,
            inventory: usable,
          })
          expect(result.ending).toBe('goal')
          const failed = environment.attempts.filter(({ ending }) => ending !== 'done' && ending !== 'goal')
          expect(failed.map(({ subgoal, obstacle }) => [subgoal, obstacle?.kind])).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
  )

  it('uses up what is carried before it gathers more', async () => {
    const inventory = { birch_log: 1, spruce_planks: 2, oak_planks: 3 }
    const { environment } = await playScripted(taskOf({ have: { wooden_pickaxe: 1 } }), { inventory })
    expect(environment.attempts.map(({ subgoal }) => subgoal.kind)).not.toContain('gather')
  })

  it('gathers all the wood of the whole plan at once', async () => {
    const { environment } = await playScripted(taskOf({ have: { wooden_pickaxe: 1 } }))
    const gathers = environment.attempts
      .map(({ subgoal }) => subgoal)
      .filter((subgoal) => subgoal.kind === 'gather')
    expect(gathers).toMatchObject([{ item: 'oak_log', count: 3 }])
  })
})

function withoutKey(counts: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => name !== key))
}
