import { describe, expect, it } from 'vitest'
import { VillagerOffers } from '../../../../src/env/embedded/creatures/villager-offers.ts'
import { noviceListings, type Profession } from '../../../../src/env/embedded/creatures/villager-trades.ts'
import { createGameRules } from '../../../../src/env/embedded/rules/create-game-rules.ts'
import { createRandom } from '../../../../src/env/random.ts'

describe('offers of a villager', () => {
  it('are two of its profession, the same for the same chance', () => {
    const offers = new VillagerOffers('farmer', createRandom(3)).list
    expect(offers).toHaveLength(2)
    expect(offers[0]!.result.item).not.toBe('')
    expect(new VillagerOffers('farmer', createRandom(3)).list).toEqual(offers)
  })

  it('lock after their uses and open again by restocking', () => {
    const offers = new VillagerOffers('cleric', createRandom(1))
    const { maximumUses } = offers.list[0]!
    for (let use = 0; use < maximumUses; use++) expect(offers.use(0)).toBe(true)
    expect(offers.use(0)).toBe(false)
    expect(offers.use(7)).toBe(false)
    offers.restock()
    expect(offers.use(0)).toBe(true)
  })

  it('name items that the version has, in stacks that can be paid', () => {
    const rules = createGameRules('1.16.5')
    for (const profession of Object.keys(noviceListings) as Profession[]) {
      for (const { first, second, result } of noviceListings[profession]) {
        for (const part of [first, result, ...(second ? [second] : [])]) {
          expect(part.count).toBeLessThanOrEqual(rules.stackSizeOf(rules.itemId(part.item)))
        }
      }
    }
  }, 60_000)
})
