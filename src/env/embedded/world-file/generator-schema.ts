import { z } from 'zod'
import type { OreName, WeighableBiome } from '../terrain/terrain-options.ts'
import { oreNames, vanillaOreBands, weighableBiomes } from '../terrain/terrain-options.ts'
import { largestVein } from '../terrain/vein.ts'

const weight = z.number().min(0).max(100).default(1)

const biomeWeightsSchema = z
  .strictObject(fromNames<WeighableBiome, typeof weight>(weighableBiomes, () => weight))
  .prefault({})
  .refine(
    ({ mountains: _, ...climates }) => Object.values(climates).some((share) => share > 0),
    'at least one biome besides mountains must have a weight above 0',
  )

function oreSchema(ore: OreName) {
  const vanilla = vanillaOreBands[ore]
  return z
    .strictObject({
      veins: z.number().min(0).max(200).default(vanilla.veins),
      size: z.int().min(1).max(largestVein).default(vanilla.size),
      minY: z.int().min(0).max(255).default(vanilla.minY),
      maxY: z.int().min(0).max(255).default(vanilla.maxY),
    })
    .prefault({})
    .refine(({ minY, maxY }) => minY <= maxY, 'minY must not be above maxY (set both)')
}

const oresSchema = z
  .strictObject(fromNames<OreName, ReturnType<typeof oreSchema>>(oreNames, oreSchema))
  .prefault({})

const overworldSchema = z.strictObject({
  name: z.literal('overworld'),
  options: z
    .strictObject({
      /** Share of each biome relative to an ordinary world; 0 leaves it out. */
      biomeWeights: biomeWeightsSchema,
      /** Bands of ores; what is left out stays as in vanilla. */
      ores: oresSchema,
      /** Trees relative to an ordinary world. */
      treeDensity: z.number().min(0).max(4).default(1),
      /** Cave volume relative to an ordinary world. */
      caveDensity: z.number().min(0).max(4).default(1),
      /** Hamlets relative to an ordinary world. */
      hamletDensity: z.number().min(0).max(4).default(1),
    })
    .prefault({}),
})

const flatSchema = z.strictObject({
  name: z.literal('flat'),
  options: z.strictObject({}).prefault({}),
})

/** Which terrain a world file asks for. */
export const generatorSchema = z
  .discriminatedUnion('name', [overworldSchema, flatSchema])
  .prefault({ name: 'overworld' })

function fromNames<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>
}
