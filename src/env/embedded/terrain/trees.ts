import type { Random } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { TreeKind } from './biome-table.ts'
import { biomeNames, biomeTraits } from './biome-table.ts'
import type { Canvas } from './canvas.ts'
import type { CaveField } from './cave-field.ts'
import { ChunkRandom } from './chunk-random.ts'
import type { LandShape } from './land-shape.ts'
import { seaLevel, surface } from './land-shape.ts'
import type { Leaf } from './tree-shapes.ts'
import { leavesOf, trunkHeights, widestTree } from './tree-shapes.ts'

/** Trunks of one chunk keep at least this far apart, in blocks along x or z. */
const clearance = 2
const cachedChunks = 256

/** One tree: the lowest log in world coordinates. */
export interface Tree {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly kind: TreeKind
  /** Logs. */
  readonly height: number
  /** Decides which optional leaves are there: one bit each. */
  readonly leafBits: number
}

interface ChunkTrees {
  readonly chunkX: number
  readonly chunkZ: number
  readonly trees: readonly Tree[]
}

interface TreeStates {
  readonly log: number
  /** By distance to the nearest log, 1-7. */
  readonly leaves: readonly number[]
  /** By trunk height. */
  readonly shapes: readonly (readonly Leaf[])[]
}

/** Decides where trees stand and draws them, those of the neighbours included where their leaves reach in. */
export class Trees {
  private readonly land: LandShape
  private readonly caves: CaveField
  private readonly density: number
  private readonly isCleared: (x: number, z: number) => boolean
  private readonly random: ChunkRandom
  private readonly kinds: Readonly<Record<TreeKind, TreeStates>>
  private readonly dirt: number
  /** 1 for what leaves may grow into: air. */
  private readonly air: Uint8Array
  private readonly isLeaf: Uint8Array
  private readonly cache = new Array<ChunkTrees | undefined>(cachedChunks).fill(undefined)

  /** `density` is the number of trees relative to an ordinary world; none stand where `isCleared`. */
  constructor(
    random: Random,
    land: LandShape,
    caves: CaveField,
    states: BlockStates,
    density: number,
    isCleared: (x: number, z: number) => boolean = () => false,
  ) {
    this.isCleared = isCleared
    this.land = land
    this.caves = caves
    this.density = density
    this.random = new ChunkRandom(random)
    this.dirt = states.stateOf('dirt')
    this.air = states.air
    this.isLeaf = states.leaves
    this.kinds = {
      oak: treeStates(states, 'oak'),
      birch: treeStates(states, 'birch'),
      spruce: treeStates(states, 'spruce'),
    }
  }

  /** The trees whose trunks stand in a chunk. */
  inChunk(chunkX: number, chunkZ: number): readonly Tree[] {
    const place = (chunkX & 15) | ((chunkZ & 15) << 4)
    const cached = this.cache[place]
    if (cached?.chunkX === chunkX && cached.chunkZ === chunkZ) return cached.trees
    const trees = this.plant(chunkX, chunkZ)
    this.cache[place] = { chunkX, chunkZ, trees }
    return trees
  }

  /** Trunks replace leaves and leaves replace air only, so the order of chunks does not show. */
  draw(canvas: Canvas, chunkX: number, chunkZ: number): void {
    for (let stepZ = -1; stepZ <= 1; stepZ++) {
      for (let stepX = -1; stepX <= 1; stepX++) {
        for (const tree of this.inChunk(chunkX + stepX, chunkZ + stepZ)) {
          this.drawTree(canvas, tree, tree.x - chunkX * 16, tree.z - chunkZ * 16)
        }
      }
    }
  }

  private plant(chunkX: number, chunkZ: number): readonly Tree[] {
    const { random } = this
    random.startAt(chunkX, chunkZ, 0)
    const land = this.land.chunk(chunkX, chunkZ)
    const trees: Tree[] = []
    // Every try is judged by the biome it falls in, so that a forest ends where the forest ends.
    for (let attempt = 0; attempt < mostTreesPerChunk * Math.max(1, this.density); attempt++) {
      const foot = random.below(256)
      const chance = random.next()
      const kindDraw = random.next()
      const heightDraw = random.next()
      const leafBits = random.below(0x1_0000)
      const biome = biomeNames[land.biomes[((foot >> 6) << 2) | ((foot & 15) >> 2)]!]!
      const wanted =
        (biomeTraits[biome].trees * this.density) / (mostTreesPerChunk * Math.max(1, this.density))
      if (chance >= wanted) continue
      const ground = land.heights[foot]!
      const isSoil = land.surface[foot] === surface.grass || land.surface[foot] === surface.snowyGrass
      const x = chunkX * 16 + (foot & 15)
      const z = chunkZ * 16 + (foot >> 4)
      if (!isSoil || ground < seaLevel - 1 || this.isCleared(x, z)) continue
      if (trees.some((tree) => Math.abs(tree.x - x) < clearance && Math.abs(tree.z - z) < clearance)) continue
      if (this.caves.isHollow(x, ground, z) || this.caves.isHollow(x, ground - 1, z)) continue
      const kind = chooseKind(biomeTraits[biome].treeKinds, kindDraw)
      const { least, spread } = trunkHeights[kind]
      trees.push({ x, y: ground + 1, z, kind, height: least + Math.floor(heightDraw * spread), leafBits })
    }
    return trees
  }

  private drawTree(canvas: Canvas, tree: Tree, x: number, z: number): void {
    if (x < -widestTree || x > 15 + widestTree || z < -widestTree || z > 15 + widestTree) return
    const { log, leaves, shapes } = this.kinds[tree.kind]
    if (tree.y + tree.height > 250) return
    let optional = 0
    for (const leaf of shapes[tree.height]!) {
      if (leaf.isOptional && ((tree.leafBits >> optional++) & 1) === 0) continue
      const leafX = x + leaf.x
      const leafZ = z + leaf.z
      if (leafX < 0 || leafX > 15 || leafZ < 0 || leafZ > 15) continue
      const index = ((tree.y + leaf.y) << 8) | (leafZ << 4) | leafX
      if (this.air[canvas[index]!] === 1) canvas[index] = leaves[leaf.distance]!
    }
    if (x < 0 || x > 15 || z < 0 || z > 15) return
    const foot = (z << 4) | x
    for (let y = tree.y; y < tree.y + tree.height; y++) {
      const state = canvas[(y << 8) | foot]!
      if (this.air[state] === 1 || this.isLeaf[state] === 1) canvas[(y << 8) | foot] = log
    }
    canvas[((tree.y - 1) << 8) | foot] = this.dirt
  }
}

const mostTreesPerChunk = Math.max(...Object.values(biomeTraits).map((traits) => traits.trees))

function chooseKind(kinds: Readonly<Partial<Record<TreeKind, number>>>, draw: number): TreeKind {
  let rest = draw
  let chosen: TreeKind = 'oak'
  for (const kind of ['oak', 'birch', 'spruce'] as const) {
    const share = kinds[kind] ?? 0
    if (share === 0) continue
    chosen = kind
    if (rest < share) break
    rest -= share
  }
  return chosen
}

function treeStates(states: BlockStates, kind: TreeKind): TreeStates {
  const { least, spread } = trunkHeights[kind]
  return {
    log: states.stateOf(`${kind}_log`, { axis: 'y' }),
    leaves: Array.from({ length: 8 }, (_, distance) =>
      states.stateOf(`${kind}_leaves`, { distance: Math.max(1, distance), persistent: false }),
    ),
    shapes: Array.from({ length: least + spread }, (_, height) =>
      height < least ? [] : leavesOf(kind, height),
    ),
  }
}
