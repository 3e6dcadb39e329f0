import { type ItemStack, type NbtCompound, createStack } from '../server/item-stack.ts'

/** Dyes' colours as 0xRRGGBB (vanilla 1.16.5 `DyeColor`). */
const dyeColours: Readonly<Record<string, number>> = {
  white_dye: 0xf9fffe,
  orange_dye: 0xf9801d,
  magenta_dye: 0xc74ebd,
  light_blue_dye: 0x3ab3da,
  yellow_dye: 0xfed83d,
  lime_dye: 0x80c71f,
  pink_dye: 0xf38baa,
  gray_dye: 0x474f52,
  light_gray_dye: 0x9d9d97,
  cyan_dye: 0x169c9c,
  purple_dye: 0x8932b8,
  blue_dye: 0x3c44aa,
  brown_dye: 0x835432,
  green_dye: 0x5e7c16,
  red_dye: 0xb02e26,
  black_dye: 0x1d1d21,
}

const dyeable = /^leather_(helmet|chestplate|leggings|boots|horse_armor)$/

/** True for leather pieces, which take colours and lose them in a cauldron. */
export function isDyeable(item: string): boolean {
  return dyeable.test(item)
}

/** The colour of a piece, 0xRRGGBB, or null when it is not dyed. */
export function colourOf(stack: ItemStack): number | null {
  const display = stack.nbt?.value['display'] as NbtCompound | undefined
  const colour = display?.value['color'] as { readonly value?: unknown } | undefined
  return typeof colour?.value === 'number' ? colour.value : null
}

/** The piece with a colour, or without one (null). Its name and wear stay. */
export function withColour(stack: ItemStack, colour: number | null): ItemStack {
  const { display, ...others } = (stack.nbt?.value ?? {}) as Readonly<Record<string, NbtCompound>>
  const shown: Record<string, unknown> = { ...display?.value }
  if (colour === null) delete shown['color']
  else shown['color'] = { type: 'int', value: colour }
  const value: Record<string, unknown> = { ...others }
  if (Object.keys(shown).length > 0) value['display'] = { type: 'compound', value: shown }
  const isBare = Object.keys(value).length === 0
  const nbt = isBare ? null : ({ type: 'compound', name: stack.nbt?.name ?? '', value } as const)
  return createStack(stack.item, stack.count, stack.damage, nbt)
}

/**
 * One leather piece and any number of dyes alone in a grid: the piece in the mixed colour (vanilla `ArmorDyeRecipe`).
 * Null for anything else.
 */
export function dyeInGrid(
  grid: readonly (ItemStack | null)[],
  itemName: (item: number) => string,
): ItemStack | null {
  let piece: ItemStack | null = null
  const dyes: number[] = []
  for (const stack of grid) {
    if (stack === null) continue
    const name = itemName(stack.item)
    const dye = dyeColours[name]
    if (dye !== undefined) dyes.push(dye)
    else if (piece === null && isDyeable(name)) piece = stack
    else return null
  }
  if (piece === null || dyes.length === 0) return null
  const before = colourOf(piece)
  const one = createStack(piece.item, 1, piece.damage, piece.nbt)
  return withColour(one, mixColours(before === null ? dyes : [before, ...dyes]))
}

/**
 * Vanilla's mixture (`DyeableLeatherItem.dyeArmor`): the average of each channel, brightened until its strongest
 * channel is the average of the colours' strongest. Reckoned in single precision, as there.
 */
export function mixColours(colours: readonly number[]): number {
  let [red, green, blue, strongest] = [0, 0, 0, 0]
  for (const colour of colours) {
    const channels = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255].map((channel) =>
      Math.trunc(Math.fround(Math.fround(channel / 255) * 255)),
    ) as [number, number, number]
    red += channels[0]
    green += channels[1]
    blue += channels[2]
    strongest += Math.max(...channels)
  }
  const count = colours.length
  const average = [red, green, blue].map((sum) => Math.trunc(sum / count)) as [number, number, number]
  const brightness = Math.fround(strongest / count)
  const peak = Math.max(...average)
  if (peak === 0) return 0
  const [r, g, b] = average.map((channel) =>
    Math.trunc(Math.fround(Math.fround(channel * brightness) / peak)),
  ) as [number, number, number]
  return (r << 16) | (g << 8) | b
}
