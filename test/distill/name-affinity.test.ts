import fc from 'fast-check'
import { expect, it } from 'vitest'
import { affineNames, nameAffinity } from '../../src/distill/index.ts'

it('finds the names that have anything to do with one, and no others', () => {
  const word = fc.constantFrom('iron', 'ore', 'coal', 'charcoal', 'char', 'ingot', 'deepslate', 'slate')
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('_'))
  fc.assert(
    fc.property(fc.uniqueArray(name), name, (names, asked) => {
      expect(affineNames(names)(asked)).toEqual(names.filter((one) => nameAffinity(one, asked) > 0))
    }),
  )
})
