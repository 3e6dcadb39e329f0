import type { Bot } from 'mineflayer'

interface MaterialBlock {
  readonly name: string
  material?: string
}

/**
 * minecraft-data's materials before 1.17 that are not vanilla's: there an axe digs leaves, and no shovel digs podzol. A body that
 * believes it breaks off its digs too early, and the server puts every block back. Source: vanilla 1.16.5, `AxeItem` and `ShovelItem`.
 */
const corrections: readonly { readonly block: RegExp; readonly wrong: string; readonly material: string }[] =
  [
    { block: /_leaves$/, wrong: 'plant', material: 'leaves' },
    { block: /^(podzol|coarse_dirt)$/, wrong: 'plant', material: 'dirt' },
  ]

/** Mends the bot's block data, which all bots of a version in this thread share. Mending twice changes nothing. */
export function correctMaterials({ registry }: Bot): void {
  for (const block of Object.values(registry.blocksByName) as MaterialBlock[]) {
    const correction = corrections.find(
      ({ block: name, wrong }) => block.material === wrong && name.test(block.name),
    )
    if (correction !== undefined) block.material = correction.material
  }
}
