import { growingLight } from '../rules/crop-growth.ts'
import { leavesOf, trunkHeights } from '../terrain/tree-shapes.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { brightestLight } from './plant-light.ts'
import { onRandomTick } from './random-ticks.ts'

/** One random tick in this many takes a sapling a step further: first it is ready, then it is a tree (vanilla). */
const growsOneIn = 7
const kinds = ['oak', 'birch', 'spruce'] as const
/** Trees that grow from saplings here. */
type TreeKind = (typeof kinds)[number]

/** Oak, birch and spruce saplings grow into trees where there is light and room. */
export const saplings: Mechanic = {
  name: 'saplings',
  install(server: EmbeddedServer): void {
    for (const kind of kinds) {
      const sapling = `${kind}_sapling`
      const states = server.blocks.statesNamed((name) => name === sapling)
      onRandomTick(server, states, (x, y, z, state) => {
        if (brightestLight(server, x, y + 1, z) < growingLight || server.random.below(growsOneIn) !== 0)
          return
        advanceSapling(server, kind, x, y, z, state)
      })
    }
  },
}

/** The tree of which a block is the sapling; null for other blocks. */
export function treeKindOf(block: string): TreeKind | null {
  return kinds.find((kind) => block === `${kind}_sapling`) ?? null
}

/** Takes a sapling a step further: it gets ready, or becomes a tree if there is room. */
export function advanceSapling(
  server: EmbeddedServer,
  kind: TreeKind,
  x: number,
  y: number,
  z: number,
  state: number,
): void {
  const { world, blocks, random } = server
  if (blocks.propertiesOf(state)['stage'] === '0') {
    world.setState(x, y, z, blocks.stateOf(`${kind}_sapling`, { stage: 1 }))
    return
  }
  const { least, spread } = trunkHeights[kind]
  const height = least + random.below(spread)
  if (!hasRoom(server, x, y, z, height)) return
  world.setState(x, y - 1, z, blocks.stateOf('dirt'))
  for (let step = 0; step < height; step++) world.setState(x, y + step, z, blocks.stateOf(`${kind}_log`))
  for (const leaf of leavesOf(kind, height)) {
    if (leaf.isOptional && random.below(2) === 0) continue
    const [leafX, leafY, leafZ] = [x + leaf.x, y + leaf.y, z + leaf.z]
    if (!isOpen(server, leafX, leafY, leafZ)) continue
    world.setState(leafX, leafY, leafZ, blocks.stateOf(`${kind}_leaves`, { distance: leaf.distance }))
  }
}

/** The trunk needs free blocks around it from its second log, two wide at the top; leaves do not hinder it. */
function hasRoom(server: EmbeddedServer, x: number, y: number, z: number, height: number): boolean {
  if (y < 1 || y + height + 1 > 255) return false
  for (let step = 0; step <= height + 1; step++) {
    const radius = step === 0 ? 0 : step >= height - 1 ? 2 : 1
    for (let offsetX = -radius; offsetX <= radius; offsetX++) {
      for (let offsetZ = -radius; offsetZ <= radius; offsetZ++) {
        const isOwn = step === 0 && offsetX === 0 && offsetZ === 0
        if (!isOwn && !isOpen(server, x + offsetX, y + step, z + offsetZ)) return false
      }
    }
  }
  return true
}

function isOpen({ world, blocks }: EmbeddedServer, x: number, y: number, z: number): boolean {
  const state = world.stateAt(x, y, z)
  if (world.states.leaves[state] === 1) return true
  return blocks.replaceable[state] === 1 && blocks.nameOf(state) !== 'lava'
}
