/** Something that made the game easier than vanilla survival. Every score carries its list. */
export const assists = {
  'perception-exposed': 'blocks touching air are known without being seen',
  'perception-xray': 'every loaded block is known without being seen',
  'loaded-block-paths': 'path planning reads every loaded block, seen or not',
  'keep-inventory': 'death loses no items',
  peaceful: 'no hostile mobs, health regenerates without food',
  'given-items': 'the episode starts with items',
  'placed-blocks': 'the world file places blocks near the start',
  'changed-terrain': 'the world file changes ore bands, tree or cave density, or lays flat ground',
  'changed-rules': 'the world file changes recipes, tools, drops, smelting or fuels',
  'always-day': 'night never comes',
  'no-hostile-mobs': 'the world has no hostile mobs',
} as const satisfies Record<string, string>
export type Assist = keyof typeof assists
