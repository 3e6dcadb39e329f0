import type { CraftingMatch } from '../rules/crafting-recipe.ts'
import type { GameRules } from '../rules/game-rules.ts'
import { type AnvilOffer, anvilOffer, groundTogether } from '../rules/repair.ts'
import { type ItemStack, createStack } from '../server/item-stack.ts'
import type { TradeOffer } from '../server/merchant.ts'
import type { SlotRange, SlotRules } from './slot-rules.ts'
import { type WindowShape, fullStack, hotbarRange, mainRange, range, windowShape } from './window-rules.ts'

/** Grindstone, anvil, smithing table and merchant: 0 and 1 inputs, 2 result, 3-29 main, 30-38 hotbar. */
export const stationSlots = { inputs: 2, result: 2, count: 3 } as const

type Craft = (first: ItemStack | null, second: ItemStack | null, taken: number) => CraftingMatch | null

interface StationShape {
  readonly rules: GameRules
  readonly craft: Craft
  readonly mayTake?: (match: CraftingMatch) => boolean
  readonly accepts?: (slot: number, stack: ItemStack) => boolean
  /** Where a shift-click sends a carried stack. */
  readonly moveIn: (
    stack: ItemStack,
    slots: readonly (ItemStack | null)[],
    otherPart: SlotRange,
  ) => readonly SlotRange[]
}

function stationRules({ rules, craft, mayTake, accepts, moveIn }: StationShape): SlotRules {
  const shape: WindowShape = windowShape(stationSlots.count)
  const [main, hotbar] = [mainRange(shape), hotbarRange(shape)]
  return {
    ...shape,
    crafting: {
      resultSlot: stationSlots.result,
      start: 0,
      end: stationSlots.inputs,
      craft: ([first = null, second = null], taken = 0) => craft(first, second, taken),
      ...(mayTake === undefined ? {} : { mayTake }),
    },
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity(slot, stack) {
      if (slot === stationSlots.result) return 0
      return slot < stationSlots.inputs && accepts?.(slot, stack) === false ? 0 : fullStack
    },
    quickMove(slot, stack, slots) {
      if (slot === stationSlots.result) return [range(main.start, hotbar.end, true)]
      if (slot < stationSlots.inputs) return [shape.carried]
      return moveIn(stack, slots, slot < hotbar.start ? hotbar : main)
    },
  }
}

const nothingLeft = [null, null]

/** Grindstone (vanilla `GrindstoneMenu`): takes only what wears out. */
export function grindstoneRules(rules: GameRules): SlotRules {
  return stationRules({
    rules,
    craft(first, second) {
      const result = groundTogether(first, second, (item) => rules.maximumUses(item))
      return result && { result, remainders: nothingLeft }
    },
    accepts: (_, stack) => rules.maximumUses(stack.item) !== null,
    moveIn: (_, slots, otherPart) =>
      slots[0] !== null && slots[1] !== null ? [otherPart] : [range(0, stationSlots.inputs)],
  })
}

/** What an anvil's slots and name field come to; null when it offers nothing. */
export function offerOfAnvil(
  rules: GameRules,
  first: ItemStack | null,
  second: ItemStack | null,
  name: string | null,
): AnvilOffer | null {
  const mendedBy = (item: number) => rules.registry.items[item]?.repairWith ?? []
  return anvilOffer(
    { first, second, name },
    {
      maximumUses: (item) => rules.maximumUses(item),
      mends: (item, material) => mendedBy(item).includes(rules.itemName(material)),
      plainName: (item) => rules.registry.items[item]?.displayName ?? '',
    },
  )
}

/** Anvil (vanilla `AnvilMenu`); `name` is the text of its field, `levels` what the player can pay. */
export function anvilRules(rules: GameRules, name: () => string | null, levels: () => number): SlotRules {
  return stationRules({
    rules,
    craft(first, second) {
      const offer = offerOfAnvil(rules, first, second, name())
      if (offer === null || first === null) return null
      const uses = [first.count, offer.materialCount || (second?.count ?? 0)]
      return { result: offer.result, uses, remainders: nothingLeft, levels: offer.cost }
    },
    mayTake: (match) => (match.levels ?? 0) <= levels(),
    moveIn: () => [range(0, stationSlots.inputs)],
  })
}

/** Smithing table (vanilla 1.16 `SmithingMenu`): diamond gear and a netherite ingot; wear and name stay. */
export function smithingRules(rules: GameRules): SlotRules {
  const upgradeOf = (stack: ItemStack): number | null => {
    const match = /^diamond_(sword|pickaxe|axe|shovel|hoe|helmet|chestplate|leggings|boots)$/.exec(
      rules.itemName(stack.item),
    )
    return match === null ? null : rules.itemId(`netherite_${match[1]!}`)
  }
  const isIngot = (stack: ItemStack) => rules.itemName(stack.item) === 'netherite_ingot'
  return stationRules({
    rules,
    craft(first, second) {
      const item = first === null ? null : upgradeOf(first)
      if (first === null || item === null || second === null || !isIngot(second)) return null
      return { result: createStack(item, 1, first.damage, first.nbt), remainders: nothingLeft }
    },
    moveIn: (stack) => [isIngot(stack) ? range(1, 2) : range(0, stationSlots.inputs)],
  })
}

/** Merchant (vanilla `MerchantMenu`): pays with the two inputs, in either order, for the chosen trade or the first that fits. */
export function merchantRules(
  rules: GameRules,
  offers: () => readonly TradeOffer[],
  chosen: () => number,
): SlotRules {
  return stationRules({
    rules,
    craft(first, second, taken) {
      const all = offers()
      const candidates = chosen() > 0 && chosen() < all.length ? [chosen()] : [...all.keys()]
      for (const trade of candidates) {
        const offer = all[trade]!
        const uses = payment(offer, first, second)
        if (uses === null) continue
        // Vanilla, too, looks no further than the first trade that can be paid.
        if (offer.uses + taken >= offer.maximumUses) return null
        return { result: offer.result, uses, remainders: nothingLeft, trade }
      }
      return null
    },
    moveIn: (_, __, otherPart) => [otherPart],
  })
}

/** How many of each input pay for a trade; null when they do not. */
function payment(
  { first: price, second: secondPrice }: TradeOffer,
  first: ItemStack | null,
  second: ItemStack | null,
): readonly number[] | null {
  const secondCount = secondPrice?.count ?? 0
  if (pays(price, first) && pays(secondPrice, second)) return [price.count, secondCount]
  if (pays(price, second) && pays(secondPrice, first)) return [secondCount, price.count]
  return null
}

function pays(price: ItemStack | null, given: ItemStack | null): boolean {
  if (price === null) return given === null
  if (given?.item !== price.item || given.count < price.count) return false
  return price.nbt === null || JSON.stringify(price.nbt) === JSON.stringify(given.nbt)
}
