import {
  type Crop,
  crops as allCrops,
  growingLight,
  growthChance,
  growthPoints,
} from '../rules/crop-growth.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { brightestLight } from './plant-light.ts'
import { onRandomTick } from './random-ticks.ts'

/** Wheat, carrots, potatoes, beetroots and stems grow in the light, faster on wet farmland and in rows. */
export const crops: Mechanic = {
  name: 'crops',
  install(server: EmbeddedServer): void {
    for (const crop of allCrops) growing(server, crop)
  },
}

function growing(server: EmbeddedServer, { block, ripeAge, skipChance }: Crop): void {
  const { world, blocks, random } = server
  const ageOf = (state: number) => Number(blocks.propertiesOf(state)['age'])
  const unripe = blocks.statesNamed((name) => name === block).filter((state) => ageOf(state) < ripeAge)
  onRandomTick(server, unripe, (x, y, z, state) => {
    if (skipChance > 0 && random.next() < skipChance) return
    if (brightestLight(server, x, y, z) < growingLight) return
    const around = (dy: number) =>
      Array.from({ length: 9 }, (_, index) =>
        world.stateAt(x - 1 + (index % 3), y + dy, z - 1 + Math.floor(index / 3)),
      )
    const points = growthPoints({
      farmland: around(-1).map((below) =>
        blocks.nameOf(below) === 'farmland' ? Number(blocks.propertiesOf(below)['moisture']) : null,
      ),
      alike: around(0).map((beside) => blocks.nameOf(beside) === block),
    })
    if (random.next() >= growthChance(points)) return
    world.setState(x, y, z, blocks.stateOf(block, { age: ageOf(state) + 1 }))
  })
}
