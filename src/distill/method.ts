/**
 * Something that a body can do to come by an item: what a skill generalises over. `tool` null is a bare hand. Closed, plain data.
 */
export type Method =
  | { readonly kind: 'mine'; readonly block: string; readonly tool: string | null }
  | { readonly kind: 'hunt'; readonly entity: string }
  | { readonly kind: 'smelt'; readonly input: string }
  /** What is yielded is not an item but ticks of burning, under the name `burnTicks`. */
  | { readonly kind: 'burn'; readonly fuel: string }
  | { readonly kind: 'trade'; readonly give: string }
  | { readonly kind: 'fill'; readonly fluid: string }
  /** A grid that was laid out to see what comes of it (`gridText`). */
  | { readonly kind: 'craft'; readonly grid: string }

/** Under which a burn counts its ticks. */
export const burnTicks = 'burnTicks'

/** The stable text of a method, e.g. `mine iron_ore with stone_pickaxe`: equal texts, equal methods. */
export function methodKey(method: Method): string {
  const open = openMethodKey(method)
  return method.kind === 'mine' ? `${open} with ${method.tool ?? 'hand'}` : open
}

/** The stable text of a method, whatever the tool, e.g. `mine iron_ore`. */
export function openMethodKey(method: Method): string {
  switch (method.kind) {
    case 'mine':
      return `mine ${method.block}`
    case 'hunt':
      return `hunt ${method.entity}`
    case 'smelt':
      return `smelt ${method.input}`
    case 'burn':
      return `burn ${method.fuel}`
    case 'trade':
      return `trade ${method.give}`
    case 'fill':
      return `fill ${method.fluid}`
    case 'craft':
      return `craft ${method.grid}`
  }
}

/** Name of the block, creature, item, fluid or grid that a method is used on. */
export function sourceOf(method: Method): string {
  switch (method.kind) {
    case 'mine':
      return method.block
    case 'hunt':
      return method.entity
    case 'smelt':
      return method.input
    case 'burn':
      return method.fuel
    case 'trade':
      return method.give
    case 'fill':
      return method.fluid
    case 'craft':
      return `grid ${method.grid}`
  }
}
