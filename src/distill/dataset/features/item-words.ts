/**
 * Words that names of items, blocks and entities are made of, and that plans turn on. A name is taken apart at its underscores, so that
 * an item that was never met shares features with its kin.
 */
export const itemWords: readonly string[] = [
  ...['wooden', 'stone', 'iron', 'golden', 'diamond', 'netherite', 'leather', 'chainmail'],
  ...[
    'pickaxe',
    'axe',
    'shovel',
    'hoe',
    'sword',
    'helmet',
    'chestplate',
    'leggings',
    'boots',
    'shield',
    'shears',
  ],
  ...[
    'log',
    'planks',
    'stick',
    'sapling',
    'leaves',
    'cobblestone',
    'dirt',
    'sand',
    'gravel',
    'glass',
    'clay',
    'flint',
  ],
  ...[
    'ore',
    'ingot',
    'nugget',
    'block',
    'coal',
    'charcoal',
    'gold',
    'redstone',
    'lapis',
    'emerald',
    'quartz',
    'obsidian',
  ],
  ...[
    'crafting',
    'table',
    'furnace',
    'chest',
    'torch',
    'bucket',
    'water',
    'lava',
    'bed',
    'wool',
    'campfire',
    'cauldron',
  ],
  ...[
    'anvil',
    'grindstone',
    'smoker',
    'blast',
    'hopper',
    'piston',
    'repeater',
    'comparator',
    'rail',
    'minecart',
  ],
  ...[
    'clock',
    'compass',
    'bars',
    'door',
    'slab',
    'stairs',
    'book',
    'paper',
    'sugar',
    'string',
    'bone',
    'feather',
  ],
  ...[
    'cow',
    'beef',
    'pig',
    'porkchop',
    'chicken',
    'sheep',
    'mutton',
    'rabbit',
    'cod',
    'wheat',
    'bread',
    'apple',
    'seeds',
  ],
  ...['zombie', 'skeleton', 'creeper', 'spider', 'villager'],
]

/** Names whose words are kept at hand; a game has some thousand. */
const mostNames = 8_192
const known = new Map<string, readonly string[]>()

/** The words of some names, without repetition. */
export function wordsOfNames(names: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const name of names) for (const word of wordsOf(name)) found.add(word)
  return found
}

function wordsOf(name: string): readonly string[] {
  let words = known.get(name)
  if (words === undefined) {
    if (known.size >= mostNames) known.clear()
    words = name.replace(/^#/, '').split('_')
    known.set(name, words)
  }
  return words
}
