import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { createStack } from '../../../../src/env/embedded/server/item-stack.ts'
import { UsageError } from '../../../../src/env/errors.ts'
import { shifted, vanilla } from './rules.ts'

/** Lays out rows of words, `.` for an empty cell, and names what comes of it. */
function craft(rows: readonly string[], rules = vanilla): string | null {
  const names = rows.flatMap((row) => row.split(' '))
  const match = rules.craft(names.map((name) => (name === '.' ? null : createStack(rules.itemId(name)))))
  return match === null ? null : `${match.result.count} ${rules.itemName(match.result.item)}`
}

describe('crafting', () => {
  it.each([
    ['4 oak_planks', ['oak_log .', '. .']],
    ['4 birch_planks', ['. .', '. stripped_birch_wood']],
    ['4 stick', ['. oak_planks', '. birch_planks']],
    ['1 crafting_table', ['oak_planks birch_planks', 'spruce_planks oak_planks']],
    ['4 torch', ['coal .', 'stick .']],
    ['4 torch', ['charcoal .', 'stick .']],
    ['1 wooden_pickaxe', ['oak_planks birch_planks oak_planks', '. stick .', '. stick .']],
    ['1 stone_pickaxe', ['cobblestone blackstone cobblestone', '. stick .', '. stick .']],
    ['1 iron_axe', ['iron_ingot iron_ingot .', 'iron_ingot stick .', '. stick .']],
    ['1 iron_axe', ['. iron_ingot iron_ingot', '. stick iron_ingot', '. stick .']],
    [
      '1 furnace',
      [
        'cobblestone cobblestone cobblestone',
        'cobblestone . cobblestone',
        'cobblestone cobblestone blackstone',
      ],
    ],
    ['1 bread', ['. . .', 'wheat wheat wheat', '. . .']],
    ['9 iron_ingot', ['iron_block .', '. .']],
    ['1 flint_and_steel', ['. flint', 'iron_ingot .']],
    ['2 magenta_dye', ['pink_dye purple_dye', '. .']],
  ])('makes %s', (expected, rows) => {
    expect(craft(rows)).toBe(expected)
  })

  it.each([
    [['oak_log oak_log', '. .']],
    [['stick .', 'coal .']],
    [['oak_planks oak_planks oak_planks', 'stick . .', 'stick . .']],
    [['. .', '. .']],
  ])('makes nothing of %o', (rows) => {
    expect(craft(rows)).toBeNull()
  })

  it('leaves the buckets of a cake', () => {
    const bucket = vanilla.itemId('bucket')
    const milk = createStack(vanilla.itemId('milk_bucket'))
    const wheat = createStack(vanilla.itemId('wheat'))
    const grid = [milk, milk, milk, createStack(vanilla.itemId('sugar')), createStack(vanilla.itemId('egg'))]
    const match = vanilla.craft([...grid, createStack(vanilla.itemId('sugar')), wheat, wheat, wheat])
    expect(match?.remainders).toEqual([bucket, bucket, bucket, null, null, null, null, null, null])
  })

  it('mends two worn tools with 5 % more', () => {
    const pickaxe = vanilla.itemId('stone_pickaxe')
    const match = vanilla.craft([createStack(pickaxe, 1, 100), null, createStack(pickaxe, 1, 90), null])
    // 131 - 100 + 131 - 90 + 6 uses are left.
    expect(match?.result).toMatchObject({ item: pickaxe, damage: 131 - 78 })
  })

  it('every recipe of the version is made when laid out, unless another with the same layout comes first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vanilla.recipes), fc.nat(), (recipe, pick) => {
        const grid = new Array<ReturnType<typeof createStack> | null>(9).fill(null)
        const cells = recipe.kind === 'shaped' ? recipe.cells : recipe.ingredients
        const width = recipe.kind === 'shaped' ? recipe.width : 3
        cells.forEach((cell, index) => {
          const place = Math.floor(index / width) * 3 + (index % width)
          grid[place] = cell && createStack(cell[pick % cell.length]!)
        })
        expect(vanilla.craft(grid)).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('follows the shifts of a world', () => {
    const rules = shifted({
      recipes: {
        remove: ['torch'],
        replace: {
          stick: [
            {
              rows: [
                ['oak_log', null],
                [null, null],
              ],
              result: 'stick',
              count: 2,
            },
          ],
        },
        add: [{ ingredients: ['dirt', ['sand', 'red_sand']], result: 'diamond' }],
      },
    })
    expect(craft(['coal .', 'stick .'], rules)).toBeNull()
    expect(craft(['. oak_planks', '. oak_planks'], rules)).toBeNull()
    expect(craft(['red_sand .', '. dirt'], rules)).toBe('1 diamond')
  })

  it('refuses shifts that name what does not exist', () => {
    const bad = () => shifted({ recipes: { add: [{ ingredients: ['drit'], result: 'dirt' }] } })
    expect(bad).toThrow(UsageError)
    expect(bad).toThrow('recipes.add.0.ingredients: no item "drit"')
  })
})
