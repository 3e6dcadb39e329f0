import * as crypto from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { installVirtualChance } from '../../../../src/env/embedded/host/virtual-chance.ts'

const required = createRequire(import.meta.url)('node:crypto') as typeof crypto

/** One draw from each source of chance that libraries use. */
async function draw(): Promise<readonly unknown[]> {
  return [
    Math.random(),
    crypto.randomUUID(),
    required.randomBytes(8).toString('hex'),
    required.randomFillSync(Buffer.alloc(6), 2, 3).toString('hex'),
    crypto.randomInt(1_000_000),
    required.randomInt(10, 20),
    [...globalThis.crypto.getRandomValues(new Uint16Array(4))],
    globalThis.crypto.randomUUID(),
    (await promisify(required.randomBytes)(4)).toString('hex'),
  ]
}

describe('installVirtualChance', () => {
  let restore = () => {}
  afterEach(() => restore())

  it('gives the same draws for the same seed and others for another', async () => {
    const chance = installVirtualChance(7)
    restore = chance.restore
    const first = await draw()
    const continued = await draw()
    chance.reseed(7)
    expect(await draw()).toEqual(first)
    expect(continued).not.toEqual(first)
    chance.reseed(8)
    expect(await draw()).not.toEqual(first)
  })

  it('keeps the form of each source', async () => {
    restore = installVirtualChance(1).restore
    const [number, uuid, bytes, filled, integer, bounded] = await draw()
    expect(number).toBeGreaterThanOrEqual(0)
    expect(number).toBeLessThan(1)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(bytes).toHaveLength(16)
    expect(filled).toMatch(/^0000[0-9a-f]{6}00$/)
    expect(integer).toBeLessThan(1_000_000)
    expect(bounded).toBeGreaterThanOrEqual(10)
    expect(bounded).toBeLessThan(20)
  })

  it('puts real chance back', async () => {
    const chance = installVirtualChance(3)
    const seeded = await draw()
    chance.restore()
    expect(await draw()).not.toEqual(seeded)
  })
})
