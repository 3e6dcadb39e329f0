import { type ItemStack, type NbtCompound, createStack } from '../server/item-stack.ts'

/** Part of a new one's uses that joining two worn ones adds, in percent (vanilla: grid and grindstone 5, anvil 12). */
export const bonusPercent = { grid: 5, anvil: 12 } as const

type MaximumUses = (item: number) => number | null

/** Uses taken of what two worn ones make together; 0 is as new. Both must be of the same item. */
export function joinedDamage(first: ItemStack, second: ItemStack, uses: number, percent: number): number {
  const left = uses - first.damage + (uses - second.damage) + Math.floor((uses * percent) / 100)
  return Math.max(0, uses - left)
}

/**
 * What a grindstone makes of its two slots (vanilla 1.16.5 `GrindstoneMenu.createResult`), nothing being enchanted: two
 * of a kind become one with the uses of both and 5 % more; the first one's name stays.
 */
export function groundTogether(
  first: ItemStack | null,
  second: ItemStack | null,
  maximumUses: MaximumUses,
): ItemStack | null {
  if (first === null || second === null || first.item !== second.item) return null
  if (first.count !== 1 || second.count !== 1) return null
  const uses = maximumUses(first.item)
  if (uses === null) return null
  const { RepairCost: _cost, ...others } = first.nbt?.value ?? {}
  const nbt = compound(others)
  return createStack(first.item, 1, joinedDamage(first, second, uses, bonusPercent.grid), nbt)
}

/** What an anvil offers. */
export interface AnvilOffer {
  readonly result: ItemStack
  /** Experience levels. */
  readonly cost: number
  /** How many of the second slot it uses up; 0 is all of it. */
  readonly materialCount: number
}

interface AnvilInput {
  readonly first: ItemStack | null
  readonly second: ItemStack | null
  /** The text in the name field; null when it was not touched. */
  readonly name: string | null
}

interface AnvilFacts {
  readonly maximumUses: MaximumUses
  /** True when the second item mends the first, as an iron ingot mends an iron helmet. */
  readonly mends: (item: number, material: number) => boolean
  /** The name that an item has of itself. */
  readonly plainName: (item: number) => string
}

/** From this many levels on an anvil refuses (vanilla). */
const tooExpensive = 40

/** Vanilla 1.16.5 `AnvilMenu.createResult`, nothing being enchanted. Null when the anvil offers nothing. */
export function anvilOffer({ first, second, name }: AnvilInput, facts: AnvilFacts): AnvilOffer | null {
  if (first === null) return null
  const mended =
    second === null ? { damage: first.damage, work: 0, materialCount: 0 } : mend(first, second, facts)
  if (mended === null) return null
  const naming = rename(first, name, facts)
  const work = mended.work + naming.work
  if (work === 0) return null
  let cost = work + repairCost(first) + (second === null ? 0 : repairCost(second))
  if (naming.work > 0 && naming.work === work && cost >= tooExpensive) cost = tooExpensive - 1
  if (cost >= tooExpensive) return null
  const known = Math.max(repairCost(first), second === null ? 0 : repairCost(second))
  const isOnlyNamed = naming.work > 0 && naming.work === work
  const nextCost = isOnlyNamed ? known : known * 2 + 1
  const values = {
    ...naming.values,
    ...(nextCost > 0 ? { RepairCost: { type: 'int', value: nextCost } } : {}),
  }
  const result = createStack(first.item, first.count, mended.damage, compound(values))
  return { result, cost, materialCount: mended.materialCount }
}

interface Mended {
  readonly damage: number
  readonly work: number
  readonly materialCount: number
}

function mend(first: ItemStack, second: ItemStack, { maximumUses, mends }: AnvilFacts): Mended | null {
  const uses = maximumUses(first.item)
  if (uses === null) return null
  if (mends(first.item, second.item)) {
    let { damage } = first
    let used = 0
    while (damage > 0 && used < second.count) {
      damage -= Math.min(damage, Math.floor(uses / 4))
      used++
    }
    return used === 0 ? null : { damage, work: used, materialCount: used }
  }
  if (first.item !== second.item) return null
  const damage = joinedDamage(first, second, uses, bonusPercent.anvil)
  return damage < first.damage
    ? { damage, work: 2, materialCount: 0 }
    : { damage: first.damage, work: 0, materialCount: 0 }
}

function rename(
  stack: ItemStack,
  name: string | null,
  { plainName }: AnvilFacts,
): { readonly work: 0 | 1; readonly values: Readonly<Record<string, unknown>> } {
  const values = stack.nbt?.value ?? {}
  const display = (values['display'] as NbtCompound | undefined)?.value ?? {}
  const present = customName(display)
  const { Name: _name, ...otherDisplay } = display
  if (name === null) return { work: 0, values }
  if (name.trim() === '') {
    if (present === null) return { work: 0, values }
    return { work: 1, values: withDisplay(values, otherDisplay) }
  }
  if (name === (present ?? plainName(stack.item))) return { work: 0, values }
  const named = { ...otherDisplay, Name: { type: 'string', value: JSON.stringify({ text: name }) } }
  return { work: 1, values: withDisplay(values, named) }
}

function withDisplay(
  values: Readonly<Record<string, unknown>>,
  display: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { display: _display, ...others } = values
  return Object.keys(display).length === 0
    ? others
    : { ...others, display: { type: 'compound', value: display } }
}

function customName(display: Readonly<Record<string, unknown>>): string | null {
  const name = display['Name'] as { readonly value?: unknown } | undefined
  if (typeof name?.value !== 'string') return null
  try {
    const component = JSON.parse(name.value) as { readonly text?: unknown }
    return typeof component.text === 'string' ? component.text : name.value
  } catch {
    return name.value
  }
}

/** Levels that earlier work at an anvil adds to the next. */
function repairCost({ nbt }: ItemStack): number {
  const cost = nbt?.value['RepairCost'] as { readonly value?: unknown } | undefined
  return typeof cost?.value === 'number' ? cost.value : 0
}

function compound(value: Readonly<Record<string, unknown>>): NbtCompound | null {
  return Object.keys(value).length === 0 ? null : { type: 'compound', name: '', value }
}
