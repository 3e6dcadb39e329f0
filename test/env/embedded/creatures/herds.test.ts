import { describe, expect, it } from 'vitest'
import { herdsOf } from '../../../../src/env/embedded/creatures/herds.ts'
import { createEmbeddedWorld } from '../../../../src/env/embedded/host/create-embedded-world.ts'
import { worldFileSchema } from '../../../../src/env/embedded/world-file/world-file.ts'

const file = worldFileSchema.parse({ name: 'herds' })

function herdsAround(chunks: readonly (readonly [number, number])[]) {
  const { server } = createEmbeddedWorld(file, 5)
  return new Map(
    chunks.map(([x, z]) => [
      `${x},${z}`,
      herdsOf(server, 5, x, z).map(({ species, position }) => ({ name: species.name, ...position })),
    ]),
  )
}

describe('herds', () => {
  it('are the same whatever was looked at before, and stand on grass in their chunk', () => {
    const chunks: [number, number][] = []
    for (let x = -6; x < 6; x++) for (let z = -6; z < 6; z++) chunks.push([x, z])
    const herds = herdsAround(chunks)
    const backwards = herdsAround([...chunks].reverse())
    for (const [key, animals] of herds) expect(backwards.get(key)).toEqual(animals)
    const { server } = createEmbeddedWorld(file, 5)
    const all = [...herds].flatMap(([key, animals]) => animals.map((animal) => ({ key, ...animal })))
    expect(all.length).toBeGreaterThan(10)
    for (const { key, x, y, z } of all) {
      expect(`${Math.floor(x) >> 4},${Math.floor(z) >> 4}`).toBe(key)
      const ground = server.world.stateAt(Math.floor(x), y - 1, Math.floor(z))
      expect(server.blocks.nameOf(ground)).toBe('grass_block')
    }
  })
})
