import { describe, expect, it } from 'vitest'
import { declaredRecipeBook } from '../../../src/agent/index.ts'

const planks = ['oak_planks', 'birch_planks']

describe('the recipe book that a server declares', () => {
  it('counts cells that take the same items as one ingredient, in whatever order they are listed', () => {
    const rows = [
      [planks, planks.toReversed(), planks],
      [null, ['stick'], null],
      [null, ['stick'], null],
    ]
    expect(declaredRecipeBook([{ rows, result: 'wooden_pickaxe', resultCount: 1 }])).toEqual([
      {
        kind: 'craft',
        item: 'wooden_pickaxe',
        yields: 1,
        ingredients: [
          { alternatives: planks, count: 3 },
          { alternatives: ['stick'], count: 2 },
        ],
        rows: [
          [0, 0, 0],
          [null, 1, null],
          [null, 1, null],
        ],
        needsTable: true,
      },
    ])
  })

  it('needs no table for what fits two by two', () => {
    const rows = [[planks, planks], [planks]]
    const [operator] = declaredRecipeBook([{ rows, result: 'lever', resultCount: 4 }])
    expect(operator).toMatchObject({ needsTable: false, yields: 4, ingredients: [{ count: 3 }] })
  })
})
