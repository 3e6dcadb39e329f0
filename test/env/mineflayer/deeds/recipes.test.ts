import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../../src/env/mineflayer/deeds/support/crafting-grid.ts'
import {
  parseDeclaredRecipes,
  settleRecipe,
} from '../../../../src/env/mineflayer/deeds/support/declared-recipes.ts'

const names: Record<number, string> = { 1: 'oak_planks', 2: 'birch_planks', 3: 'stick', 4: 'wooden_pickaxe' }
const nameOf = (id: number | undefined) => (id === undefined ? null : (names[id] ?? null))
const planks = [{ itemId: 1 }, { itemId: 2 }]
const stick = [{ itemId: 3 }]

describe('parseDeclaredRecipes', () => {
  const shaped = {
    type: 'minecraft:crafting_shaped',
    data: {
      width: 3,
      height: 3,
      ingredients: [
        [planks, planks, planks],
        [[], stick, []],
        [[], stick, []],
      ],
      result: { itemId: 4, itemCount: 1 },
    },
  }

  it('reads rows, nested or in one list', () => {
    const nested = parseDeclaredRecipes([shaped], nameOf)
    const flat = parseDeclaredRecipes(
      [{ ...shaped, data: { ...shaped.data, ingredients: shaped.data.ingredients.flat() } }],
      nameOf,
    )
    expect(nested).toEqual(flat)
    expect(nested[0]!.rows[1]).toEqual([null, ['stick'], null])
    expect(nested[0]!.result).toBe('wooden_pickaxe')
  })

  it('lays a row of three as a row, though some versions nest it by the width', () => {
    const wide = { width: 3, height: 1, result: { itemId: 3, itemCount: 1 } }
    const read = (ingredients: readonly unknown[]) =>
      parseDeclaredRecipes(
        [{ type: 'minecraft:crafting_shaped', data: { ...wide, ingredients } }],
        nameOf,
      )[0]!.rows
    const row = [['stick'], ['stick'], ['stick']]
    expect(read([[stick], [stick], [stick]])).toEqual([row])
    expect(read([[stick, stick, stick]])).toEqual([row])
    expect(read([stick, stick, stick])).toEqual([row])
  })

  it('leaves out what it cannot read', () => {
    const entries = [
      { type: 'minecraft:crafting_special_repairitem' },
      { type: 'minecraft:crafting_shaped', data: { width: 9, ingredients: [stick], result: { itemId: 4 } } },
      { type: 'minecraft:crafting_shapeless', data: { ingredients: [stick], result: { itemId: 99 } } },
    ]
    expect(parseDeclaredRecipes(entries, nameOf)).toEqual([])
  })

  it('takes no recipe that no grid holds or that yields no stack, and no endless list of choices', () => {
    const result = { itemId: 3, itemCount: 1 }
    const cells = (count: number) => Array.from({ length: count }, () => stick)
    const shapeless = (ingredients: readonly unknown[], made: object = result) =>
      parseDeclaredRecipes(
        [{ type: 'minecraft:crafting_shapeless', data: { ingredients, result: made } }],
        nameOf,
      )
    expect(shapeless(cells(9))).toHaveLength(1)
    expect(shapeless(cells(10))).toEqual([])
    expect(shapeless(cells(1), { itemId: 3, itemCount: 127 })).toEqual([])
    const many = Array.from({ length: 10_000 }, () => ({ itemId: 1 }))
    expect(shapeless([many])[0]!.rows).toEqual([[['oak_planks']]])
  })
})

describe('settleRecipe', () => {
  const recipe = {
    rows: [
      [
        ['oak_planks', 'birch_planks'],
        ['oak_planks', 'birch_planks'],
      ],
      [
        ['oak_planks', 'birch_planks'],
        ['oak_planks', 'birch_planks'],
      ],
    ],
    result: 'crafting_table',
    resultCount: 1,
  }

  it('mixes kinds where no single kind suffices', () => {
    const carried: Record<string, number> = { oak_planks: 2, birch_planks: 2 }
    const settled = settleRecipe(recipe, 1, (item) => carried[item] ?? 0)
    expect(settled.missing).toBeNull()
    expect(settled.recipe.rows.flat().filter((item) => item === 'birch_planks')).toHaveLength(2)
  })

  it('never asks for more than is carried unless it names what is missing', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 5 }), (oak, birch, times) => {
        const carried: Record<string, number> = { oak_planks: oak, birch_planks: birch }
        const { recipe: settled, missing } = settleRecipe(recipe, times, (item) => carried[item] ?? 0)
        if (missing !== null) return
        for (const [item, slots] of layOut(settled, 2)) {
          expect(slots.length * times).toBeLessThanOrEqual(carried[item]!)
        }
      }),
    )
  })
})

describe('layOut', () => {
  it('numbers the cells of the hand and of the table', () => {
    const recipe = {
      rows: [
        ['a', null],
        [null, 'a'],
      ],
      result: 'b',
      resultCount: 1,
    }
    expect(layOut(recipe, 2)).toEqual(new Map([['a', [1, 4]]]))
    expect(layOut(recipe, 3)).toEqual(new Map([['a', [1, 5]]]))
  })
})
