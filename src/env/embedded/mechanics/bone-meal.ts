import type { Random } from '../../random.ts'
import { crops } from '../rules/crop-growth.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { createStack, withCount } from '../server/item-stack.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createSupportCheck, type SupportCheck } from './block-support.ts'
import { advanceSapling, treeKindOf } from './saplings.ts'

/** World event that shows growth. */
const growthEffect = 2005
/** Ages that one piece gives a crop, 2 to 5; beetroots get a third of it (vanilla `CropBlock.getBonemealAgeIncrease`). */
const ageGain = { least: 2, spread: 4 } as const
const beetrootShare = 3
/** Chance that a sapling goes a step further (vanilla `SaplingBlock`). */
const saplingChance = 0.45
/** Places tried on grass, one in eight of which gets a flower (vanilla `GrassBlock`). */
const grassTries = 128
const flowerOneIn = 8
const tallerOneIn = 10
/** Where biomes have no flowers of their own. */
const flowers = ['poppy', 'poppy', 'dandelion'] as const
const twoHighFlowers = /^(sunflower|lilac|rose_bush|peony)$/

interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Bone meal makes crops, saplings, grass and two-high flowers grow; one piece each time that it can do something. */
export const boneMeal: Mechanic = {
  name: 'bone-meal',
  install(server: EmbeddedServer): void {
    const canStay = createSupportCheck(server)
    server.onItemUse('bone_meal', (player, { x, y, z, state }, slot) => {
      const stack = player.inventory.stackAt(slot)
      if (stack === null || !fertilise(server, canStay, { x, y, z }, state)) return false
      player.inventory.setStack(slot, withCount(stack, stack.count - 1))
      const effect = { effectId: growthEffect, location: { x, y, z }, data: 0, global: false }
      server.broadcastNear(x, z, 'world_event', effect)
      return true
    })
  },
}

/** True when the plant there takes bone meal, whether or not it grows this time. */
function fertilise(server: EmbeddedServer, canStay: SupportCheck, place: Place, state: number): boolean {
  const { blocks, random } = server
  const { x, y, z } = place
  const name = blocks.nameOf(state)
  const crop = crops.find(({ block }) => block === name)
  if (crop !== undefined) return ripen(server, place, state, crop.ripeAge)
  if (name === 'sweet_berry_bush') return age(server, place, state, 3, 1)
  if (name === 'cocoa') return age(server, place, state, 2, 1)
  const kind = treeKindOf(name)
  if (kind !== null) {
    if (random.next() < saplingChance) advanceSapling(server, kind, x, y, z, state)
    return true
  }
  if (twoHighFlowers.test(name)) {
    server.dropStack(createStack(server.rules.itemId(name)), x + 0.5, y + 0.5, z + 0.5)
    return true
  }
  const taller = tallerOf(server, name)
  if (taller !== null) return growTall(server, place, taller)
  if (name !== 'grass_block' || server.world.stateAt(x, y + 1, z) !== 0) return false
  spreadGrass(server, canStay, place)
  return true
}

function ripen(server: EmbeddedServer, place: Place, state: number, ripeAge: number): boolean {
  const gain = ageGain.least + server.random.below(ageGain.spread)
  const isBeetroot = server.blocks.nameOf(state) === 'beetroots'
  return age(server, place, state, ripeAge, isBeetroot ? Math.floor(gain / beetrootShare) : gain)
}

/** Makes a plant older by so much; false when it is ripe already. */
function age(
  { world, blocks }: EmbeddedServer,
  { x, y, z }: Place,
  state: number,
  ripeAge: number,
  gain: number,
): boolean {
  const properties = blocks.propertiesOf(state)
  const present = Number(properties['age'])
  if (present >= ripeAge) return false
  const grown = Math.min(ripeAge, present + gain)
  world.setState(x, y, z, blocks.stateOf(blocks.nameOf(state), { ...properties, age: grown }))
  return true
}

/** The plant of two blocks that a short one grows into; null for others. */
function tallerOf({ blocks }: EmbeddedServer, name: string): string | null {
  if (name === shortGrass(blocks)) return 'tall_grass'
  return name === 'fern' ? 'large_fern' : null
}

function growTall({ world, blocks }: EmbeddedServer, { x, y, z }: Place, plant: string): boolean {
  if (world.stateAt(x, y + 1, z) !== 0) return false
  world.setState(x, y, z, blocks.stateOf(plant, { half: 'lower' }))
  world.setState(x, y + 1, z, blocks.stateOf(plant, { half: 'upper' }))
  return true
}

/** From 1.20.3 on short grass is named so. */
function shortGrass(blocks: EmbeddedServer['blocks']): string {
  return blocks.isBlock('short_grass') ? 'short_grass' : 'grass'
}

/** Grass and flowers come up around a place, further off the later the try (vanilla `GrassBlock.performBonemeal`). */
function spreadGrass(server: EmbeddedServer, canStay: SupportCheck, start: Place): void {
  const { world, blocks, random } = server
  const grass = blocks.stateOf(shortGrass(blocks))
  for (let attempt = 0; attempt < grassTries; attempt++) {
    const place = strayFrom(server, start, Math.floor(attempt / 16), random)
    if (place === null) continue
    const { x, y, z } = place
    const present = world.stateAt(x, y, z)
    if (present === grass && random.below(tallerOneIn) === 0) growTall(server, place, 'tall_grass')
    if (present !== 0) continue
    const isFlower = random.below(flowerOneIn) === 0
    const plant = isFlower ? blocks.stateOf(flowers[random.below(flowers.length)]!) : grass
    if (canStay(plant, x, y, z)) world.setState(x, y, z, plant)
  }
}

/** A place above grass, some steps away; null when the way leads off the grass. */
function strayFrom(
  { world, blocks }: EmbeddedServer,
  { x: startX, y: startY, z: startZ }: Place,
  steps: number,
  random: Random,
): Place | null {
  let [x, y, z] = [startX, startY + 1, startZ]
  for (let step = 0; step < steps; step++) {
    x += random.below(3) - 1
    y += Math.trunc(((random.below(3) - 1) * random.below(3)) / 2)
    z += random.below(3) - 1
    const isOnGrass = blocks.nameOf(world.stateAt(x, y - 1, z)) === 'grass_block'
    if (!isOnGrass || blocks.fullCube[world.stateAt(x, y, z)] === 1) return null
  }
  return { x, y, z }
}
