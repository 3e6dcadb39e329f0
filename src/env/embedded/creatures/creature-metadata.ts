import type { Creature } from './creature.ts'
import { professionIds } from './villager-trades.ts'

const onFireFlag = 0x01
/** Numbers of the fields of 1.16.5 metadata and of their types. */
const flagsField = { key: 0, type: 0 } as const
const healthField = { key: 8, type: 2 } as const
const swellField = { key: 15, type: 1 } as const
/** A sheep's colour, white, and whether it is shorn. */
const shornField = { key: 16, type: 0 } as const
const shornFlag = 0x10
const villagerField = { key: 17, type: 16 } as const
/** The villagers of plains. */
const plainsVillager = 2

/** What clients are told of a creature's looks. */
export function metadataOf({ species, fireTicks, health, mind, offers }: Creature): readonly object[] {
  const metadata: object[] = [
    { ...flagsField, value: fireTicks > 0 ? onFireFlag : 0 },
    { ...healthField, value: health },
  ]
  if (species.name === 'creeper') metadata.push({ ...swellField, value: mind.isSwelling ? 1 : -1 })
  if (mind.isShorn) metadata.push({ ...shornField, value: shornFlag })
  if (offers !== null) {
    const villagerProfession = professionIds[offers.profession]
    metadata.push({
      ...villagerField,
      value: { villagerType: plainsVillager, villagerProfession, level: 1 },
    })
  }
  return metadata
}
