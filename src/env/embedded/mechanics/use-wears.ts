import type { Player, ServerContext } from '../server/server-context.ts'

/** A tool has been used on a block without digging: it wears by one use. */
export function useWears({ rules }: ServerContext, { inventory }: Player, slot: number): void {
  inventory.setStack(slot, rules.wornByUse(inventory.stackAt(slot)))
}
