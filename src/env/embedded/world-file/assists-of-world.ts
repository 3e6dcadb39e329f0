import { isDeepStrictEqual } from 'node:util'
import type { Assist } from '../../assist.ts'
import { worldFileSchema } from './world-file.ts'
import type { WorldFile } from './world-file.ts'

/** When night falls and when it ends, in ticks of the day: what lies between is no assist. */
const nightfall = 13_000
const daybreak = 23_000

/** A world file that changes nothing. */
const ordinary = worldFileSchema.parse({ name: 'ordinary', generator: { name: 'overworld' } })

/** What the world file makes easier than vanilla survival, or other. */
export function assistsOfWorld(file: WorldFile): readonly Assist[] {
  const isDay = file.timeOfDay < nightfall || file.timeOfDay >= daybreak
  const given: readonly (readonly [Assist, boolean])[] = [
    ['keep-inventory', file.gameRules.keepInventory],
    ['peaceful', file.difficulty === 'peaceful'],
    ['given-items', file.givenItems.length > 0],
    ['placed-blocks', file.placedBlocks.length > 0],
    ['changed-terrain', terrainIsChanged(file)],
    ['changed-rules', !isDeepStrictEqual(file.rules, ordinary.rules)],
    ['always-day', !file.gameRules.doDaylightCycle && isDay],
    ['no-hostile-mobs', file.difficulty === 'peaceful' || !file.gameRules.doMobSpawning],
  ]
  return given.filter(([, applies]) => applies).map(([assist]) => assist)
}

/** Where biomes lie is the world's own affair; what they yield is not. */
function terrainIsChanged({ generator }: WorldFile): boolean {
  if (generator.name !== 'overworld' || ordinary.generator.name !== 'overworld') return true
  const withBiomes = { ...ordinary.generator.options, biomeWeights: generator.options.biomeWeights }
  return !isDeepStrictEqual(generator.options, withBiomes)
}
