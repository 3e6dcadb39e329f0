import type { SmeltCase } from './recipes.ts'
import { smelts } from './recipes.ts'
import type { Draw } from './draw.ts'

/** A smelt whose names are those of the version. */
export function drawSmelt(
  draw: Draw,
  version: string | undefined,
  without: readonly string[] = [],
): SmeltCase {
  const isThere = ({ input }: SmeltCase) => version !== '1.20.4' || !input.endsWith('_ore')
  return draw.pick(smelts.filter((smelt) => isThere(smelt) && !without.includes(smelt.input)))
}
