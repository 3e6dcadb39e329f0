import { afterEach, describe, expect, it } from 'vitest'
import { BodyWorld, box, flatWorld } from './support/body-world.ts'

let world: BodyWorld | null = null
const open = async (...args: Parameters<typeof BodyWorld.open>) => (world = await BodyWorld.open(...args))
afterEach(async () => {
  await world?.close()
  world = null
})

describe('deeds of the mineflayer body', () => {
  it('explore walks far over new ground and stops when something sought comes into view', async () => {
    const opened = await open(flatWorld())
    const far = await opened.attempt({ kind: 'explore', seek: ['diamond_ore'], budgetTicks: 1200 })
    const { position } = far.postState
    expect(far.ending).toBe('out-of-budget')
    expect(Math.hypot(position.x, position.z)).toBeGreaterThan(80)
    await opened.close()

    const ring = [-60, 60].flatMap((edge) => [
      ...box('stone', [edge, 0, -60], [edge, 1, 60]),
      ...box('stone', [-60, 0, edge], [60, 1, edge]),
    ])
    const walled = await open(flatWorld({ placedBlocks: ring }))
    const found = await walled.attempt({ kind: 'explore', seek: ['stone'], budgetTicks: 2000 })
    expect(found.ending).toBe('done')
    expect(found.postState.blocks.stone?.count).toBeGreaterThan(0)
    expect(found.ticks).toBeLessThan(400)
  })

  it('eat fills a hungry body, and says when there is nothing to eat', async () => {
    const opened = await open(flatWorld({ givenItems: [{ item: 'bread', count: 4 }], difficulty: 'normal' }))
    await opened.attempt({ kind: 'explore', seek: [], budgetTicks: 4000 })
    const eaten = await opened.attempt({ kind: 'eat', budgetTicks: 400 })
    expect(eaten.preState.food).toBeLessThan(20)
    expect([eaten.ending, eaten.postState.food]).toEqual(['done', 20])
    const nothing = await opened.attempt({ kind: 'eat', item: 'apple', budgetTicks: 400 })
    expect(nothing.ending).toBe('done')
  })

  it('equip holds and wears what is carried', async () => {
    const givenItems = [{ item: 'iron_helmet' }, { item: 'shield' }, { item: 'stone_axe' }]
    const opened = await open(flatWorld({ givenItems }))
    for (const [item, slot] of [
      ['iron_helmet', 'head'],
      ['shield', 'off-hand'],
      ['stone_axe', 'hand'],
    ] as const) {
      const { ending, postState } = await opened.attempt({ kind: 'equip', item, slot, budgetTicks: 100 })
      expect([ending, postState.equipment[slot]]).toEqual(['done', item])
    }
    const missing = await opened.attempt({
      kind: 'equip',
      item: 'diamond_sword',
      slot: 'hand',
      budgetTicks: 100,
    })
    expect(missing.obstacle?.kind).toBe('missing-item')
  })

  it('collect-drops picks up what lies about, and says when nothing does', async () => {
    const opened = await open(flatWorld({ givenItems: [{ item: 'oak_log', count: 3 }] }))
    const { bot } = opened.joined
    const empty = await opened.attempt({ kind: 'collect-drops', items: [], budgetTicks: 200 })
    expect(empty.obstacle?.kind).toBe('target-not-found')
    await opened.host.during(bot.tossStack(bot.inventory.items()[0]!))
    await opened.attempt({ kind: 'retreat', distanceBlocks: 10, budgetTicks: 200 })
    const collected = await opened.attempt({ kind: 'collect-drops', items: ['oak_log'], budgetTicks: 400 })
    expect(collected.preState.inventory).toEqual({})
    expect([collected.ending, collected.postState.inventory]).toEqual(['done', { oak_log: 3 }])
  })

  it('retreat gets away from where it stands', async () => {
    const opened = await open(flatWorld())
    const { ending, preState, postState } = await opened.attempt({
      kind: 'retreat',
      distanceBlocks: 20,
      budgetTicks: 400,
    })
    expect(ending).toBe('done')
    const { x, z } = preState.position
    expect(Math.hypot(postState.position.x - x, postState.position.z - z)).toBeGreaterThanOrEqual(19)
  })

  it('a carried bed is placed, slept in, and taken along again', async () => {
    const opened = await open(flatWorld({ givenItems: [{ item: 'white_bed' }], timeOfDay: 13_000 }))
    const placed = await opened.attempt({ kind: 'place', block: 'white_bed', budgetTicks: 200 })
    expect([placed.obstacle, placed.postState.blocks['white_bed']?.count]).toEqual([null, 2])
    const slept = await opened.attempt({ kind: 'sleep', budgetTicks: 300 })
    expect(slept.postState.timeOfDay).toBeLessThan(1000)
    const take = {
      kind: 'gather',
      blocks: ['white_bed'],
      item: 'white_bed',
      count: 1,
      budgetTicks: 300,
    } as const
    expect((await opened.attempt(take)).postState.inventory).toEqual({ white_bed: 1 })
  })

  it('sleep passes the night in a known bed, and says when there is none', async () => {
    const bed = [
      {
        x: 4,
        y: 0,
        z: 0,
        block: 'red_bed',
        properties: { part: 'foot', facing: 'east' },
        relativeTo: 'spawn' as const,
      },
      {
        x: 5,
        y: 0,
        z: 0,
        block: 'red_bed',
        properties: { part: 'head', facing: 'east' },
        relativeTo: 'spawn' as const,
      },
    ]
    const opened = await open(flatWorld({ placedBlocks: bed, timeOfDay: 14_000 }))
    const { ending, postState, obstacle } = await opened.attempt({ kind: 'sleep', budgetTicks: 1000 })
    expect([ending, obstacle]).toEqual(['done', null])
    expect(postState.timeOfDay).toBeLessThan(1000)
    await opened.close()
    const without = await open(flatWorld())
    expect((await without.attempt({ kind: 'sleep', budgetTicks: 200 })).obstacle?.kind).toBe(
      'missing-station',
    )
  })
})
