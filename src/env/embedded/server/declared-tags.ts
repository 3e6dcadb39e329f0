import { tagRows } from './tag-rows.ts'
import type { VersionData } from './version-data.ts'

interface DeclaredTag {
  readonly tagName: string
  readonly entries: readonly number[]
}

/** The fields of the `tags` packet. */
export interface DeclaredTags {
  readonly blockTags: readonly DeclaredTag[]
  readonly itemTags: readonly DeclaredTag[]
  readonly fluidTags: readonly DeclaredTag[]
  readonly entityTags: readonly DeclaredTag[]
}

/** Numbers of the fluids in 1.16.5: empty 0, flowing and still water, flowing and still lava. */
const fluids = { water: [2, 1], lava: [4, 3] } as const

/** All tags that a vanilla client asks for; it leaves a server that does not send them. */
export function declaredTags(data: VersionData): DeclaredTags {
  const tags = (kind: 'block' | 'item', names: readonly string[], idOf: (name: string) => number) =>
    tagRows
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ tag, members }) => ({
        tagName: `minecraft:${tag}`,
        entries: names.filter((name) => members.test(name)).map(idOf),
      }))
  return {
    blockTags: tags('block', data.blockNames, (name) => data.blockId(name)),
    itemTags: tags('item', data.itemNames, (name) => data.itemId(name)),
    fluidTags: Object.entries(fluids).map(([name, entries]) => ({
      tagName: `minecraft:${name}`,
      entries,
    })),
    entityTags: Object.entries(entityTags).map(([tag, names]) => ({
      tagName: `minecraft:${tag}`,
      entries: names.map((name) => data.entityTypeId(name)),
    })),
  }
}

const entityTags: Readonly<Record<string, readonly string[]>> = {
  skeletons: ['skeleton', 'stray', 'wither_skeleton'],
  raiders: ['evoker', 'pillager', 'ravager', 'vindicator', 'illusioner', 'witch'],
  beehive_inhabitors: ['bee'],
  arrows: ['arrow', 'spectral_arrow'],
  impact_projectiles: ['arrow', 'spectral_arrow', 'snowball', 'fireball', 'small_fireball', 'egg', 'trident'],
}
