import minecraftProtocol from 'minecraft-protocol'
import { describe, expect, it } from 'vitest'
import { createGameRules } from '../../../../src/env/embedded/rules/create-game-rules.ts'
import { ruleShiftsSchema } from '../../../../src/env/embedded/rules/rule-shifts.ts'
import { declaredRecipes } from '../../../../src/env/embedded/server/declared-recipes.ts'
import { declaredTags } from '../../../../src/env/embedded/server/declared-tags.ts'
import { createVersionData } from '../../../../src/env/embedded/server/version-data.ts'

interface Codec {
  createPacketBuffer(packet: object): Buffer
  parsePacketBuffer(bytes: Buffer): { data: { params: Record<string, unknown> } }
}
const common = { state: 'play', version: '1.16.5' }
const writer = minecraftProtocol.createSerializer({ ...common, isServer: true } as never) as Codec
const reader = minecraftProtocol.createDeserializer({ ...common, isServer: false } as never) as Codec

function sent(name: string, params: object): Record<string, unknown> {
  return reader.parsePacketBuffer(writer.createPacketBuffer({ name, params })).data.params
}
interface Declared {
  readonly type: string
  readonly recipeId: string
  readonly data?: {
    readonly result: { readonly itemId: number; readonly itemCount: number }
    readonly width?: number
  }
}

describe('what a client is told at joining', () => {
  it('has every recipe under its own name, in the form of the protocol', () => {
    const rules = createGameRules('1.16.5')
    const { recipes } = sent('declare_recipes', { recipes: declaredRecipes(rules) }) as {
      recipes: Declared[]
    }
    expect(new Set(recipes.map(({ recipeId }) => recipeId)).size).toBe(recipes.length)
    expect(recipes.filter(({ type }) => type.includes('crafting_s')).length).toBeGreaterThan(
      rules.recipes.length,
    )
    const pickaxe = recipes.find(({ recipeId }) => recipeId === 'minecraft:wooden_pickaxe')
    expect(pickaxe?.data).toMatchObject({
      width: 3,
      height: 3,
      result: { itemId: rules.itemId('wooden_pickaxe') },
    })
    expect(recipes.some(({ type }) => type === 'minecraft:smelting')).toBe(true)
  })

  it('has the recipes of the world file, and not those that it took away', () => {
    const shifts = ruleShiftsSchema.parse({
      recipes: {
        remove: ['stick'],
        replace: { furnace: [{ ingredients: ['dirt'], result: 'furnace', count: 2 }] },
      },
    })
    const rules = createGameRules('1.16.5', shifts)
    const { recipes } = sent('declare_recipes', { recipes: declaredRecipes(rules) }) as {
      recipes: Declared[]
    }
    const making = (item: string) =>
      recipes.filter(
        ({ type, data }) => type !== 'minecraft:smelting' && data?.result.itemId === rules.itemId(item),
      )
    expect(making('stick')).toEqual([])
    expect(making('furnace').map(({ type, data }) => [type, data?.result.itemCount])).toEqual([
      ['minecraft:crafting_shapeless', 2],
    ])
  })

  it('has every tag that a vanilla client asks for, with members', () => {
    const data = createVersionData('1.16.5')
    const tags = sent('tags', declaredTags(data)) as unknown as ReturnType<typeof declaredTags>
    const members = (kind: 'blockTags' | 'itemTags' | 'fluidTags' | 'entityTags', tag: string) =>
      tags[kind].find(({ tagName }) => tagName === `minecraft:${tag}`)?.entries ?? []
    expect([
      tags.blockTags.length,
      tags.itemTags.length,
      tags.fluidTags.length,
      tags.entityTags.length,
    ]).toEqual([86, 54, 2, 5])
    expect(members('blockTags', 'oak_logs')).toHaveLength(4)
    expect(members('itemTags', 'planks')).toHaveLength(8)
    expect(members('blockTags', 'logs')).toHaveLength(32)
    expect(members('fluidTags', 'water')).toHaveLength(2)
    expect(members('blockTags', 'mushroom_grow_block')).toHaveLength(4)
  })
})
