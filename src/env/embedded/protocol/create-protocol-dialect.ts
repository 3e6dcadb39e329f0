import minecraftData from 'minecraft-data'
import { entityPackets } from './entity-packets.ts'
import { mineableTags } from './mineable-tags.ts'
import { modernColumn, modernLight } from './modern-column.ts'
import { chatMeant, playerPackets } from './player-packets.ts'
import type { ProtocolDialect, Translations } from './protocol-dialect.ts'
import { withFields } from './protocol-dialect.ts'
import { recipePackets } from './recipe-packets.ts'
import { registryNumber, registrySize } from './registry-codec.ts'
import type { UpdateLightFields } from '../world/encode-light.ts'
import { clickMeant, windowPackets } from './window-packets.ts'

/** The dialect of a version, or null for 1.16.5, whose packets the server speaks as they are. */
export function createProtocolDialect(version: string): ProtocolDialect | null {
  const data = minecraftData(version)
  if (!data.supportFeature('hasConfigurationState')) return null
  const biomeBits = 32 - Math.clz32(registrySize(version, 'minecraft:worldgen/biome') - 1)
  const translations: Translations = {
    ...entityPackets({
      player: data.entitiesByName['player']!.id,
      damageType: (name) => registryNumber(version, 'minecraft:damage_type', `minecraft:${name}`),
    }),
    ...playerPackets,
    ...windowPackets,
    ...recipePackets(mineableTags(version)),
    update_light: withFields('update_light', (fields) => ({
      chunkX: fields['chunkX'],
      chunkZ: fields['chunkZ'],
      ...modernLight(fields as unknown as UpdateLightFields),
    })),
  }
  return {
    outgoing: (packet, fields) =>
      translations[packet]?.(fields as Readonly<Record<string, unknown>>) ?? [[packet, fields]],
    incoming(packet, fields) {
      if (packet === 'window_click') return clickMeant(fields)
      if (packet === 'chat_message' || packet === 'chat_command') return chatMeant(packet, fields)
      return [packet, fields]
    },
    column: (chunk, light) => [['map_chunk', modernColumn(chunk, light, biomeBits)]],
    acknowledgement: ({ sequence }) =>
      typeof sequence === 'number' ? ['acknowledge_player_digging', { sequenceId: sequence }] : null,
  }
}
