import type { BlockStates } from './block-states.ts'
import type { Column, LightPlane } from './column.ts'
import { sectionsPerColumn, sectionVolume } from './column.ts'
import { createLightPlane, levelsOf, planeLevel } from './column-light.ts'
import { type LightFlood, type LoadedColumns, packPlace } from './light-flood.ts'

/** The lowest y of each foot that sees the whole sky; scratch, used by one call at a time. */
const skyFoot = new Int16Array(256)
const falling = new Uint8Array(256)

/** Gives a column its light, and lets light pass between it and those around it that have theirs. */
export function lightColumn(
  column: Column,
  states: BlockStates,
  flood: LightFlood,
  loaded: LoadedColumns,
): void {
  let top = sectionsPerColumn - 1
  while (top >= 0 && column.sections[top] === null) top--
  const sky = createLightPlane(top + 1)
  const block = createLightPlane(sectionsPerColumn)
  column.light = { sky, block }
  fillFromAbove(column, states.lightFilter, sky, top)
  flood.enter(column, loaded)
  flood.turnTo('sky')
  seedSideways(sky, flood)
  seedBorders(states, flood)
  flood.spread()
  flood.turnTo('block')
  seedSources(column, states.lightEmission, flood)
  seedBorders(states, flood)
  flood.spread()
  // Nobody has been told of it yet: it is sent whole.
  sky.changed = block.changed = 0
}

/** Light straight down. Leaves in `skyFoot` down to where it is full. */
function fillFromAbove(column: Column, filters: Uint8Array, sky: LightPlane, top: number): void {
  falling.fill(15)
  skyFoot.fill(0)
  for (let sectionY = top; sectionY >= 0; sectionY--) {
    if (falling.every((level) => level === 0)) return
    const blocks = column.sections[sectionY] ?? null
    const levels = levelsOf(sky, sectionY)
    for (let y = 15; y >= 0; y--) {
      const row = y << 8
      if (blocks !== null) {
        for (let foot = 0; foot < 256; foot++) {
          const level = falling[foot]!
          if (level === 0) continue
          const filter = filters[blocks[row | foot]!]!
          if (filter === 0 && level === 15) continue
          if (level === 15) skyFoot[foot] = ((sectionY << 4) | y) + 1
          const loss = filter > 1 ? filter : 1
          falling[foot] = level > loss ? level - loss : 0
        }
      } else {
        // Dimmed light falls by one a block even through air.
        for (let foot = 0; foot < 256; foot++) {
          const level = falling[foot]!
          if (level > 0 && level < 15) falling[foot] = level - 1
        }
      }
      levels.set(falling, row)
    }
  }
}

/** Full light spreads where a neighbouring foot is covered; dimmed light spreads everywhere. */
function seedSideways(sky: LightPlane, flood: LightFlood): void {
  for (let foot = 0; foot < 256; foot++) {
    const [x, z] = [foot & 15, foot >> 4]
    const from = skyFoot[foot]!
    let to = from
    if (x > 0) to = Math.max(to, skyFoot[foot - 1]!)
    if (x < 15) to = Math.max(to, skyFoot[foot + 1]!)
    if (z > 0) to = Math.max(to, skyFoot[foot - 16]!)
    if (z < 15) to = Math.max(to, skyFoot[foot + 16]!)
    for (let y = from; y < to; y++) flood.spreadFrom(packPlace(x, y, z))
    for (let y = from - 1; y >= 0; y--) {
      const level = planeLevel(sky, y >> 4, ((y & 15) << 8) | foot)
      if (level <= 1) break
      flood.spreadFrom(packPlace(x, y, z))
    }
  }
}

function seedSources(column: Column, emissions: Uint8Array, flood: LightFlood): void {
  for (let sectionY = 0; sectionY < sectionsPerColumn; sectionY++) {
    const blocks = column.sections[sectionY]
    if (!blocks) continue
    for (let index = 0; index < sectionVolume; index++) {
      const emission = emissions[blocks[index]!]!
      if (emission === 0) continue
      flood.raise(packPlace(index & 15, (sectionY << 4) | (index >> 8), (index >> 4) & 15), emission)
    }
  }
}

/** The four neighbours: their slot, and the step along the border and across it. */
const sides = [
  { slot: 3, x: 0, z: 0, alongX: 0, alongZ: 1, acrossX: -1, acrossZ: 0 },
  { slot: 5, x: 15, z: 0, alongX: 0, alongZ: 1, acrossX: 1, acrossZ: 0 },
  { slot: 1, x: 0, z: 0, alongX: 1, alongZ: 0, acrossX: 0, acrossZ: -1 },
  { slot: 7, x: 0, z: 15, alongX: 1, alongZ: 0, acrossX: 0, acrossZ: 1 },
] as const

/** Where two places on both sides of a border differ by more than a step, the brighter one spreads. */
function seedBorders({ lightFilter }: BlockStates, flood: LightFlood): void {
  const middle = flood.columnIn(4)!
  for (const side of sides) {
    const neighbour = flood.columnIn(side.slot)
    if (neighbour === null) continue
    const highest = Math.max(topOf(middle), topOf(neighbour)) * 16 + 15
    for (let along = 0; along < 16; along++) {
      const x = side.x + along * side.alongX
      const z = side.z + along * side.alongZ
      const inside = packPlace(x, 0, z)
      const outside = packPlace(x + side.acrossX, 0, z + side.acrossZ)
      for (let y = 0; y <= highest; y++) {
        const height = y << 12
        const own = flood.levelAt(inside | height)
        const other = flood.levelAt(outside | height)
        if (own > other + 1) {
          if (lightFilter[flood.stateAt(outside | height)]! < own) flood.spreadFrom(inside | height)
        } else if (other > own + 1 && lightFilter[flood.stateAt(inside | height)]! < other) {
          flood.spreadFrom(outside | height)
        }
      }
    }
  }
}

function topOf(column: Column): number {
  let top = sectionsPerColumn - 1
  while (top > 0 && column.sections[top] === null) top--
  return top
}
