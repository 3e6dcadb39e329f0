import type { GameRegistry } from './game-registry.ts'

/** What a stonecutter makes of one piece of its input. Item ids. */
export interface StonecuttingRecipe {
  readonly result: number
  readonly count: number
}

/** Slabs come in twos, all else singly, but for copper. */
const slabs = 2
const quarters = 4

const trio = (stem: string): readonly string[] => [`${stem}_slab`, `${stem}_stairs`, `${stem}_wall`]
const pair = (stem: string): readonly string[] => [`${stem}_slab`, `${stem}_stairs`]

/** Vanilla stonecutting recipes of 1.16.5 and 1.20.4, input to results; minecraft-data lists none. */
const table: Readonly<Record<string, readonly string[]>> = {
  stone: [...pair('stone'), 'stone_bricks', 'chiseled_stone_bricks', ...trio('stone_brick')],
  smooth_stone: ['smooth_stone_slab'],
  cobblestone: trio('cobblestone'),
  mossy_cobblestone: trio('mossy_cobblestone'),
  stone_bricks: ['chiseled_stone_bricks', ...trio('stone_brick')],
  mossy_stone_bricks: trio('mossy_stone_brick'),
  ...Object.fromEntries(
    ['granite', 'diorite', 'andesite'].flatMap((rock) => [
      [rock, [...trio(rock), `polished_${rock}`, ...pair(`polished_${rock}`)]],
      [`polished_${rock}`, pair(`polished_${rock}`)],
    ]),
  ),
  bricks: trio('brick'),
  ...Object.fromEntries(
    ['', 'red_'].flatMap((colour) => [
      [
        `${colour}sandstone`,
        [
          ...trio(`${colour}sandstone`),
          ...[`cut_${colour}sandstone`, `cut_${colour}sandstone_slab`, `chiseled_${colour}sandstone`],
        ],
      ],
      [`cut_${colour}sandstone`, [`cut_${colour}sandstone_slab`]],
      [`smooth_${colour}sandstone`, pair(`smooth_${colour}sandstone`)],
    ]),
  ),
  prismarine: trio('prismarine'),
  prismarine_bricks: pair('prismarine_brick'),
  dark_prismarine: pair('dark_prismarine'),
  nether_bricks: [...trio('nether_brick'), 'chiseled_nether_bricks'],
  red_nether_bricks: trio('red_nether_brick'),
  quartz_block: [...pair('quartz'), 'chiseled_quartz_block', 'quartz_pillar', 'quartz_bricks'],
  smooth_quartz: pair('smooth_quartz'),
  purpur_block: [...pair('purpur'), 'purpur_pillar'],
  end_stone: ['end_stone_bricks', ...trio('end_stone_brick')],
  end_stone_bricks: trio('end_stone_brick'),
  blackstone: [
    ...trio('blackstone'),
    ...['polished_blackstone', 'chiseled_polished_blackstone', 'polished_blackstone_bricks'],
    ...trio('polished_blackstone'),
    ...trio('polished_blackstone_brick'),
  ],
  polished_blackstone: [
    ...trio('polished_blackstone'),
    ...['chiseled_polished_blackstone', 'polished_blackstone_bricks'],
    ...trio('polished_blackstone_brick'),
  ],
  polished_blackstone_bricks: trio('polished_blackstone_brick'),
  basalt: ['polished_basalt'],
  // From 1.17 on.
  cobbled_deepslate: [
    ...trio('cobbled_deepslate'),
    ...['chiseled_deepslate', 'polished_deepslate', 'deepslate_bricks', 'deepslate_tiles'],
    ...[...trio('polished_deepslate'), ...trio('deepslate_brick'), ...trio('deepslate_tile')],
  ],
  polished_deepslate: [
    ...['deepslate_bricks', 'deepslate_tiles'],
    ...[...trio('polished_deepslate'), ...trio('deepslate_brick'), ...trio('deepslate_tile')],
  ],
  deepslate_bricks: ['deepslate_tiles', ...trio('deepslate_brick'), ...trio('deepslate_tile')],
  deepslate_tiles: trio('deepslate_tile'),
  mud_bricks: trio('mud_brick'),
  ...Object.fromEntries(
    ['', 'waxed_'].flatMap((wax) =>
      ['', 'exposed_', 'weathered_', 'oxidized_'].flatMap((age) => {
        const whole = `${wax}${age}${age === '' ? 'copper_block' : 'copper'}`
        const cut = `${wax}${age}cut_copper`
        return [
          [whole, [cut, ...pair(cut)]],
          [cut, pair(cut)],
        ]
      }),
    ),
  ),
}

/**
 * The recipes by input item id, in the order in which clients number their buttons: by the key under which the result's
 * name is translated.
 */
export function createStonecutting(
  registry: GameRegistry,
): ReadonlyMap<number, readonly StonecuttingRecipe[]> {
  const recipes = new Map<number, readonly StonecuttingRecipe[]>()
  for (const [input, results] of Object.entries(table)) {
    const item = registry.itemsByName[input]
    if (item === undefined) continue
    const known = results.filter((name) => registry.itemsByName[name] !== undefined).toSorted()
    const toRecipe = (name: string) => ({
      result: registry.itemsByName[name]!.id,
      count: countOf(input, name),
    })
    recipes.set(item.id, known.map(toRecipe))
  }
  return recipes
}

function countOf(input: string, result: string): number {
  const isWholeCopper = /copper/.test(input) && !/cut_copper$/.test(input)
  return (isWholeCopper ? quarters : 1) * (result.endsWith('_slab') ? slabs : 1)
}
