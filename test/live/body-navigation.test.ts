import { afterEach, describe, expect, it } from 'vitest'
import { BareBody, box, flatWorld } from './support/body-world.ts'

let open: BareBody | null = null
const join = async (...args: Parameters<typeof flatWorld>) => (open = await BareBody.join(flatWorld(...args)))
afterEach(async () => {
  await open?.close()
  open = null
})
const noWorks = { mayDig: false, mayPlace: false }

describe('walking', () => {
  it('goes around a wall and up and down steps', async () => {
    const placedBlocks = [
      ...box('stone', [3, 0, -4], [3, 2, 4]),
      ...box('stone', [6, 0, -1], [8, 0, 1]),
      ...box('stone', [7, 1, -1], [8, 1, 1]),
    ]
    const body = await join({ placedBlocks })
    expect(await body.walk(8, 2, 0, noWorks)).toBe('reached')
    expect(body.cell()).toEqual([8, 2, 0])
    expect(await body.walk(12, 0, 0, noWorks)).toBe('reached')
    expect(body.cell()).toEqual([12, 0, 0])
  })

  it('swims across water', async () => {
    const placedBlocks = [
      ...box('water', [3, -1, -12], [9, -1, 12]),
      ...box('water', [3, -2, -12], [9, -2, 12]),
    ]
    const body = await join({ placedBlocks })
    expect(await body.walk(13, 0, 0, noWorks)).toBe('reached')
    expect(body.cell()).toEqual([13, 0, 0])
  })

  it('keeps out of lava, even on the shortest way', async () => {
    const body = await join({ placedBlocks: box('lava', [4, -1, -3], [5, -1, 3]) })
    expect(await body.walk(9, 0, 0, noWorks)).toBe('reached')
    expect(body.body.bot.health).toBe(20)
  })

  it('says that there is no way where there is none', async () => {
    const body = await join({
      placedBlocks: box('bedrock', [-2, 0, -2], [2, 2, -2]).concat(
        box('bedrock', [-2, 0, 2], [2, 2, 2]),
        box('bedrock', [-2, 0, -1], [-2, 2, 1]),
        box('bedrock', [2, 0, -1], [2, 2, 1]),
      ),
    })
    expect(await body.walk(9, 0, 0, noWorks)).toBe('no-path')
  })

  it('digs its way out of a closed cell with bare hands', async () => {
    const placedBlocks = [
      ...box('dirt', [-1, 0, -1], [1, 2, -1]),
      ...box('dirt', [-1, 0, 1], [1, 2, 1]),
      ...box('dirt', [-1, 0, 0], [-1, 2, 0]),
      ...box('dirt', [1, 0, 0], [1, 2, 0]),
      ...box('dirt', [0, 2, 0], [0, 2, 0]),
    ]
    const body = await join({ placedBlocks })
    expect(await body.walk(6, 0, 0)).toBe('reached')
    expect(Object.keys(body.body.tally.tally().mined)).toEqual(['dirt with hand'])
  })

  it('bridges a gap and builds a pillar with carried dirt', async () => {
    const placedBlocks = [
      ...box('air', [3, -4, -12], [5, -1, 12]),
      ...box('lava', [3, -4, -12], [5, -4, 12]),
      ...box('stone', [10, 0, 0], [10, 3, 0]),
    ]
    const body = await join({ placedBlocks, givenItems: [{ item: 'dirt', count: 32 }] })
    expect(await body.walk(8, 0, 0, { mayDig: false })).toBe('reached')
    expect(await body.walk(10, 4, 0, { mayDig: false })).toBe('reached')
    expect(body.cell()).toEqual([10, 4, 0])
    expect(body.body.bot.health).toBe(20)
  })

  it('never digs straight down, nor through a chest or a furnace', async () => {
    const placedBlocks = [...box('chest', [2, 0, -1], [2, 0, 1]), ...box('furnace', [2, 1, -1], [2, 1, 1])]
    const body = await join({ placedBlocks })
    expect(await body.walk(5, 0, 0)).toBe('reached')
    const broken = body.trace.filter(({ kind }) => kind === 'dig-end').map(({ data }) => data.block)
    expect(broken.filter((block) => block === 'chest' || block === 'furnace')).toEqual([])
  })

  it('ends where a block can be seen and reached, next to it even when it is walled in', async () => {
    const placedBlocks = [...box('dirt', [8, 0, -2], [12, 3, 2]), ...box('iron_ore', [10, 1, 0], [10, 1, 0])]
    const body = await join({ placedBlocks })
    expect(await body.walk(10, 1, 0, { toReach: true })).toBe('reached')
    const { bot } = body.body
    const block = bot.blockAt(bot.entity.position.clone().set(body.home.x + 10, body.home.y + 1, body.home.z))
    expect(block?.name).toBe('iron_ore')
    expect(bot.canSeeBlock(block!)).toBe(true)
  })

  it('ends by its budget', async () => {
    const body = await join()
    const before = body.body.clock.tick()
    expect(await body.walk(60, 0, 0, { budgetTicks: 40 })).toBe('timeout')
    expect(body.body.clock.tick() - before).toBeLessThanOrEqual(41)
  })
})
