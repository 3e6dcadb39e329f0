import type { Ask, Row } from '../row.ts'

type Line = readonly [
  case_: string,
  expected: number | string,
  ask: Ask,
  suite?: boolean,
  tolerance?: number,
  unit?: string,
]

function group(
  mechanic: string,
  source: string,
  probe: string,
  unit: string,
  lines: readonly Line[],
  world?: Row['world'],
): readonly Row[] {
  return lines.map(([name, expected, ask, suite = true, tolerance = 0, own = unit]) => ({
    ...{ mechanic, source, probe, case: name, expected, unit: own, tolerance, suite, ask },
    ...(world === undefined ? {} : { world }),
  }))
}

/** The bot looks south at a stone block. Faces: 0 down, 1 up, 2 north, 3 south, 4 west, 5 east. */
const placing = 'Minecraft wiki, page of the block (placement) and block states'
const placed: readonly Line[] = [
  ['a log on the top of a block', 'axis=y', { item: 'oak_log', face: 1, property: 'axis' }],
  ['a log on the west side', 'axis=x', { item: 'oak_log', face: 4, property: 'axis' }],
  ['a log on the north side', 'axis=z', { item: 'oak_log', face: 2, property: 'axis' }],
  ['a furnace looks at its placer', 'facing=north', { item: 'furnace', face: 1, property: 'facing' }],
  ['a chest looks at its placer', 'facing=north', { item: 'chest', face: 1, property: 'facing' }],
  ['stairs look away from their placer', 'facing=south', { item: 'oak_stairs', face: 1, property: 'facing' }],
  [
    'stairs by the upper half of a side',
    'half=top',
    { item: 'oak_stairs', face: 4, cursorY: 0.8, property: 'half' },
  ],
  [
    'a slab by the lower half of a side',
    'type=bottom',
    { item: 'oak_slab', face: 4, cursorY: 0.2, property: 'type' },
  ],
  [
    'a slab by the upper half of a side',
    'type=top',
    { item: 'oak_slab', face: 4, cursorY: 0.8, property: 'type' },
  ],
  ['a torch on a side', 'wall_torch', { item: 'torch', face: 4 }],
  ['a torch on the top', 'torch', { item: 'torch', face: 1 }],
  ['a ladder on a side', 'facing=west', { item: 'ladder', face: 4, property: 'facing' }],
  ['a ladder on the top', 'air', { item: 'ladder', face: 1 }],
  ['a bed looks as its placer', 'facing=south', { item: 'white_bed', face: 1, property: 'facing' }],
  ['a sapling on stone', 'air', { item: 'oak_sapling', face: 1 }],
  ['seeds on stone', 'air', { item: 'wheat_seeds', face: 1 }],
  ['redstone on the top', 'redstone_wire', { item: 'redstone', face: 1 }],
  [
    'a trapdoor by the upper half of a side',
    'half=top',
    { item: 'oak_trapdoor', face: 4, cursorY: 0.8, property: 'half' },
  ],
  ['a pumpkin is carved by nobody', 'pumpkin', { item: 'pumpkin', face: 1 }],
]

const light = 'Minecraft wiki, Light'
const fluid = 'Minecraft wiki, Fluid, Water and Lava'

/** Health, experience, drops. Source: Minecraft wiki, page of the creature. */
const creatures: readonly (readonly [
  name: string,
  health: number,
  experience: readonly [number, number],
  drops: readonly string[],
])[] = [
  ['cow', 10, [1, 3], ['beef', 'leather']],
  ['pig', 10, [1, 3], ['porkchop']],
  ['sheep', 8, [1, 3], ['mutton', 'white_wool']],
  ['chicken', 4, [1, 3], ['chicken', 'feather']],
  ['zombie', 20, [5, 5], ['rotten_flesh', 'iron_ingot', 'carrot', 'potato']],
  ['skeleton', 20, [5, 5], ['bone', 'arrow']],
  ['spider', 16, [5, 5], ['string', 'spider_eye']],
  ['creeper', 20, [5, 5], ['gunpowder']],
]
/** Mean drops of a kill without looting. */
const kills: readonly (readonly [name: string, item: string, mean: number, deviation: number])[] = [
  ['cow', 'beef', 2, 0.82],
  ['cow', 'leather', 1, 0.82],
  ['pig', 'porkchop', 2, 0.82],
  ['sheep', 'mutton', 1.5, 0.5],
  ['sheep', 'white_wool', 1, 0],
  ['chicken', 'feather', 1, 0.82],
  ['zombie', 'rotten_flesh', 1, 0.82],
  ['skeleton', 'bone', 1, 0.82],
  ['skeleton', 'arrow', 1, 0.82],
  ['spider', 'string', 1, 0.82],
  ['creeper', 'gunpowder', 1, 0.82],
]
const killTrials = 60
/** Half hearts of a full-strength hit. Source: Minecraft wiki, "Damage" (attack damage) and pages of the tools. */
const weapons: readonly (readonly [string, number])[] = [
  ['hand', 1],
  ['wooden_sword', 4],
  ['stone_sword', 5],
  ['iron_sword', 6],
  ['diamond_sword', 7],
  ['golden_sword', 4],
  ['wooden_axe', 7],
  ['stone_axe', 9],
  ['iron_axe', 9],
  ['diamond_axe', 9],
  ['iron_pickaxe', 4],
  ['iron_shovel', 4.5],
]

export const worldRows: readonly Row[] = [
  ...group('placing', placing, 'placedAs', '', placed),
  ...group('placing', placing, 'placedRule', '', [
    ['a door is two blocks high', 'lower upper', { rule: 'door' }],
    ['a bed is two blocks long', 'foot head', { rule: 'bed' }],
    ['two chests side by side join', 'double', { rule: 'chests' }],
    ['a block into the own body', 'refused', { rule: 'body' }],
    ['a block where one is', 'refused', { rule: 'occupied' }],
    ['a block into water', 'placed', { rule: 'water' }],
    ['a block 5 away', 'placed', { rule: 'near' }],
    ['a block 9 away', 'refused', { rule: 'far' }],
    ['two slabs make a double slab', 'double', { rule: 'slabs' }],
    ['a torch falls with its wall', 'torch x 1', { rule: 'torch' }],
    ['a door opens by hand', 'true', { rule: 'openDoor' }],
    ['an iron door does not', 'false', { rule: 'openIronDoor' }],
  ]),
  ...group('time', 'Minecraft wiki, Daylight cycle and Bed', 'dayRule', '', [
    ['a day', 24_000, { rule: 'day' }, true, 20, 'ticks'],
    ['sleeping at 12541', 'awake', { rule: 'sleep', time: 12_530 }],
    ['sleeping at 12542', 'asleep', { rule: 'sleep', time: 12_545 }],
    ['sleeping by day', 'awake', { rule: 'sleep', time: 6_000 }],
    ['asleep until morning', 101, { rule: 'wake' }, true, 3, 'ticks'],
  ]),
  ...group('items on the ground', 'Minecraft wiki, Item (entity)', 'itemRule', 'ticks', [
    ['an item vanishes after', 6_000, { rule: 'despawn' }, true, 4],
    ['a block drop can be taken after', 10, { rule: 'dropDelay' }, true, 2],
    ['a thrown item can be taken after', 40, { rule: 'throwDelay' }, true, 2],
    ['items of a kind join', 'joined', { rule: 'merge' }, false, 0, ''],
    ['an item in lava', 'gone', { rule: 'lava' }, true, 0, ''],
    ['a full pack takes', 'nothing', { rule: 'full' }, true, 0, ''],
  ]),
  ...group(
    'falling blocks',
    'Minecraft wiki, Falling Block (0.04 a tick, drag 0.02; begins after 2 ticks)',
    'sandFall',
    'ticks',
    [
      ['sand falls 1 block', 9, { height: 1 }, true, 3],
      ['sand falls 5 blocks', 18, { height: 5 }, true, 3],
      ['sand falls 20 blocks', 36, { height: 20 }, true, 4],
    ],
  ),
  ...group('falling blocks', 'Minecraft wiki, Falling Block', 'fallRule', '', [
    ['gravel stands on stone', 'gravel', { rule: 'stands' }],
    ['sand onto a torch', 'sand x 1', { rule: 'torch' }],
    ['a tower of sand comes down whole', '3', { rule: 'tower' }],
  ]),
  ...group('fluids', fluid, 'flowReach', 'blocks', [
    ['water flows on flat ground', 7, { fluid: 'water', most: 60 }],
    ['lava flows on flat ground', 3, { fluid: 'lava', most: 300 }],
  ]),
  ...group('fluids', fluid, 'flowTicks', 'ticks', [
    ['water needs for a block', 5, { fluid: 'water' }, true, 1],
    ['lava needs for a block', 30, { fluid: 'lava' }, true, 2],
  ]),
  ...group('fluids', fluid, 'flowRule', '', [
    ['water onto a lava source', 'obsidian', { rule: 'obsidian' }],
    ['water beside flowing lava', 'cobblestone', { rule: 'cobblestone' }],
    ['lava onto water', 'stone', { rule: 'stone' }, false],
    ['between two water sources', 'source', { rule: 'infinite' }],
    ['water without its source', 'dry', { rule: 'dry' }],
    ['water falls', 'falls', { rule: 'falls' }],
    ['water washes a torch away', 'torch x 1', { rule: 'washes' }],
  ]),
  ...group('light', light, 'blockLight', 'levels', [
    ['a torch', 14, { source: 'torch', distance: 0 }],
    ['1 block from a torch', 13, { source: 'torch', distance: 1 }],
    ['7 blocks from a torch', 7, { source: 'torch', distance: 7 }],
    ['13 blocks from a torch', 1, { source: 'torch', distance: 13 }],
    ['14 blocks from a torch', 0, { source: 'torch', distance: 14 }],
    ['1 block from glowstone', 14, { source: 'glowstone', distance: 1 }],
    ['1 block from lava', 14, { source: 'lava', distance: 1 }],
    ['1 block from a lit furnace', 12, { source: 'furnace', distance: 1 }],
    ['1 block from an unlit furnace', 0, { source: 'furnace_off', distance: 1 }],
    ['1 block from a redstone torch', 6, { source: 'redstone_torch', distance: 1 }, false],
  ]),
  ...group('light', light, 'skyLight', 'levels', [
    ['under the open sky', 15, { roof: 'none', inside: 0 }],
    ['under a roof, 1 block from its edge', 14, { roof: 'stone', inside: 1 }],
    ['under a roof, 3 blocks from its edge', 12, { roof: 'stone', inside: 3 }],
    ['two blocks below a layer of leaves', 12, { roof: 'oak_leaves', inside: 3 }],
    ['under glass', 15, { roof: 'glass', inside: 3 }],
    ['under one block of water', 14, { roof: 'water', inside: 0 }, false],
  ]),
  ...group(
    'creatures',
    'Minecraft wiki, page of the creature (health points)',
    'creatureHealth',
    'half hearts',
    creatures.map(([species, health]) => [`${species} health`, health, { species }, true, 0.01]),
  ),
  ...group(
    'creatures',
    'Minecraft wiki, page of the creature (drops, mean of kills; 99.9 % band)',
    'killDrops',
    'items',
    kills.map(([species, item, mean, deviation]) => [
      `${item} of a ${species}`,
      mean,
      { species, item, trials: killTrials },
      true,
      Math.ceil((329 * deviation) / Math.sqrt(killTrials)) / 100,
    ]),
  ),
  ...group(
    'creatures',
    'Minecraft wiki, page of the creature (nothing else is dropped)',
    'killOthers',
    '',
    creatures.map(([species, , , drops]) => [`other drops of a ${species}`, 'none', { species, drops }]),
  ),
  ...group('creatures', 'Minecraft wiki, Zombie and Creeper', 'monsterRule', '', [
    ['a hit by a zombie on normal', 3, { rule: 'zombie' }, true, 0, 'half hearts'],
    ['an arrow of a skeleton hurts', 'yes', { rule: 'skeleton' }],
    ['a creeper explodes', 'yes', { rule: 'creeper' }],
    ['a zombie in daylight', 'burns', { rule: 'daylight' }],
  ]),
  ...group(
    'creatures',
    'Minecraft wiki, Zombie and Creeper',
    'monsterRule',
    '',
    [['a hit by a zombie on easy', 2.5, { rule: 'zombie' }, false, 0, 'half hearts']],
    { difficulty: 'easy' },
  ),
  ...group(
    'creatures',
    'Minecraft wiki, Zombie and Creeper',
    'monsterRule',
    '',
    [['a hit by a zombie on hard', 4.5, { rule: 'zombie' }, false, 0, 'half hearts']],
    { difficulty: 'hard' },
  ),
  ...group('creatures', 'Minecraft wiki, Java Edition protocol (entity metadata: health)', 'healthTold', '', [
    ['health of a hurt cow', 'told', {}, false],
  ]),
  ...group(
    'attack',
    'Minecraft wiki, Damage (attack damage of tools)',
    'attackDamage',
    'half hearts',
    weapons.map(([item, damage]) => [item, damage, { item }, true, 0.05]),
  ),
  ...group('experience', 'Minecraft wiki, Experience', 'experienceRule', 'points', [
    ['coal ore gives at least', 0, { rule: 'least', block: 'coal_ore' }, false],
    ['coal ore gives at most', 2, { rule: 'most', block: 'coal_ore' }, false],
    ['diamond ore gives at least', 3, { rule: 'least', block: 'diamond_ore' }, false],
    ['diamond ore gives at most', 7, { rule: 'most', block: 'diamond_ore' }, false],
    ['iron ore gives', 0, { rule: 'most', block: 'iron_ore' }, false],
    ['redstone ore gives at most', 5, { rule: 'most', block: 'redstone_ore' }, false],
    ['points to level 1', 7, { rule: 'level', level: 1 }, false],
    ['points to level 5', 55, { rule: 'level', level: 5 }, false],
    ['points to level 16', 352, { rule: 'level', level: 16 }, false],
    ['zombie gives', 5, { rule: 'kill', species: 'zombie' }, false],
  ]),
  ...group('stations', 'Minecraft wiki, page of the station', 'stationRule', '', [
    ['an anvil opens', 'minecraft:anvil', { rule: 'opens', block: 'anvil' }],
    ['a grindstone opens', 'minecraft:grindstone', { rule: 'opens', block: 'grindstone' }],
    ['a barrel opens', 'minecraft:generic_9x3', { rule: 'opens', block: 'barrel' }, false],
    ['a smithing table opens', 'minecraft:smithing', { rule: 'opens', block: 'smithing_table' }],
    ['a blast furnace opens', 'minecraft:blast_furnace', { rule: 'opens', block: 'blast_furnace' }, false],
    ['a smoker opens', 'minecraft:smoker', { rule: 'opens', block: 'smoker' }, false],
    ['a stonecutter opens', 'minecraft:stonecutter', { rule: 'opens', block: 'stonecutter' }, false],
    [
      'an enchanting table opens',
      'minecraft:enchantment',
      { rule: 'opens', block: 'enchanting_table' },
      false,
    ],
    ['a loom opens', 'minecraft:loom', { rule: 'opens', block: 'loom' }, false],
    ['a hopper opens', 'minecraft:hopper', { rule: 'opens', block: 'hopper' }, false],
    ['an ender chest opens', 'minecraft:generic_9x3', { rule: 'opens', block: 'ender_chest' }, false],
    ['a bucket takes water', 'water_bucket', { rule: 'bucket', fluid: 'water' }],
    ['a bucket takes lava', 'lava_bucket', { rule: 'bucket', fluid: 'lava' }],
    ['a water bucket pours', 'water', { rule: 'pour', fluid: 'water' }],
    ['a bucket fills a cauldron', 'full', { rule: 'cauldron' }],
    ['a hoe makes farmland', 'farmland', { rule: 'till' }],
    ['a shovel makes a path', 'path', { rule: 'path' }, false],
    ['an axe strips a log', 'stripped_oak_log', { rule: 'strip' }, false],
    ['flint and steel makes fire', 'fire', { rule: 'fire' }, false],
    ['bone meal grows wheat', 'grown', { rule: 'boneMeal' }, false],
  ]),
]
