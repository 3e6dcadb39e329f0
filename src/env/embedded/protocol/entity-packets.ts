import type { Fields, Sending, Translations } from './protocol-dialect.ts'
import { unsaid, withFields } from './protocol-dialect.ts'

/** Names of the types of entity metadata that 1.16.5 numbers from 0. */
const metadataTypes = [
  ...['byte', 'int', 'float', 'string', 'component', 'optional_component', 'item_stack', 'boolean'],
  ...['rotations', 'block_pos', 'optional_block_pos', 'direction', 'optional_uuid', 'optional_block_state'],
  ...['compound_tag', 'particle', 'villager_data', 'optional_unsigned_int', 'pose'],
]
/** Since 1.17 every entity also has its ticks in powder snow here, so that later fields moved up by one. */
const frozenTicksKey = 7

/** Entity statuses that showed a hit until 1.19.4, with the damage type that says the same. */
const hurtStatuses: Readonly<Record<number, string>> = {
  2: 'generic',
  33: 'thorns',
  36: 'drown',
  37: 'on_fire',
  44: 'sweet_berry_bush',
}

/** What is read of the version: numbers of entity kinds and of damage types. */
export interface EntityNumbers {
  readonly player: number
  damageType(name: string): number
}

/** Entities of 1.19 to 1.20.4: all kinds appear by one packet, and hits are told with their cause. */
export function entityPackets(numbers: EntityNumbers): Translations {
  return {
    spawn_entity: withFields('spawn_entity', (fields) => ({ ...fields, headPitch: fields['yaw'] ?? 0 })),
    spawn_entity_living: withFields('spawn_entity', (fields) => ({
      ...bodyFields(fields),
      objectUUID: fields['entityUUID'],
      type: fields['type'],
      headPitch: fields['headPitch'] ?? 0,
      velocity: fields['velocity'] ?? { x: 0, y: 0, z: 0 },
    })),
    named_entity_spawn: withFields('spawn_entity', (fields) => ({
      ...bodyFields(fields),
      objectUUID: fields['playerUUID'],
      type: numbers.player,
      headPitch: fields['yaw'] ?? 0,
      velocity: { x: 0, y: 0, z: 0 },
    })),
    entity_metadata: withFields('entity_metadata', (fields) => ({
      entityId: fields['entityId'],
      metadata: (fields['metadata'] as readonly MetadataEntry[]).map(modernEntry),
    })),
    entity_status: (fields) => statusOf(fields, numbers),
    entity_effect: withFields('entity_effect', (fields) => ({ ...fields, factorCodec: undefined })),
    entity_update_attributes: withFields('entity_update_attributes', (fields) => ({
      ...fields,
      properties: (fields['properties'] as readonly Fields[]).map((property) => ({
        ...property,
        name: property['key'],
      })),
    })),
    explosion: withFields('explosion', (fields) => ({
      ...fields,
      // The server has changed the blocks already and says so: the client shall only show and sound it.
      block_interaction_type: 0,
      small_explosion_particle: { type: 'explosion' },
      large_explosion_particle: { type: 'explosion_emitter' },
      sound: { data: { soundName: 'minecraft:entity.generic.explode', fixedRange: undefined } },
    })),
    // Their numbers are other ones in every version, and nothing depends on them.
    world_particles: unsaid,
    sound_effect: unsaid,
    entity_sound_effect: unsaid,
    named_sound_effect: unsaid,
  }
}

interface MetadataEntry {
  readonly key: number
  readonly type: number
  readonly value: unknown
}

function bodyFields({ entityId, x, y, z, yaw, pitch }: Fields): object {
  return { entityId, x, y, z, yaw, pitch, objectData: 0 }
}

function modernEntry({ key, type, value }: MetadataEntry): object {
  return { key: key >= frozenTicksKey ? key + 1 : key, type: metadataTypes[type], value }
}

function statusOf(fields: Fields, numbers: EntityNumbers): readonly Sending[] {
  const damage = hurtStatuses[fields['entityStatus'] as number]
  if (damage === undefined) return [['entity_status', fields]]
  const { entityId } = fields
  const sourceTypeId = numbers.damageType(damage)
  // 0 is no entity: causes are told by their number plus one.
  return [
    [
      'damage_event',
      { entityId, sourceTypeId, sourceCauseId: 0, sourceDirectId: 0, sourcePosition: undefined },
    ],
  ]
}
