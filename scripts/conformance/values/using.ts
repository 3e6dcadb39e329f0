import type { Row, Version } from '../row.ts'
import { group, type Line } from './group.ts'

const old: readonly Version[] = ['1.16.5']
const modern: readonly Version[] = ['1.20.4']

/** Joining two with 50 of 250 uses left: 50 + 50 and 12 % (anvil) or 5 % (grindstone) more; an ingot mends a quarter. */
const mending: readonly Line[] = [
  ['two worn pickaxes in an anvil', 120, { station: 'anvil', read: 'wear' }],
  ['two worn pickaxes in a grindstone', 138, { station: 'grindstone', read: 'wear' }],
].map(([name, wear, ask]) => [
  name as string,
  wear as number,
  { ...(ask as object), first: 'iron_pickaxe:200', second: 'iron_pickaxe:200' },
])
const twoIngots = { station: 'anvil', first: 'iron_pickaxe:200', second: 'iron_ingot x 2' }
const twoPickaxes = { station: 'anvil', first: 'iron_pickaxe:200', second: 'iron_pickaxe:200' }
const strangers = { station: 'anvil', first: 'iron_pickaxe:200', second: 'gold_ingot' }

const cooked: readonly (readonly [block: string, input: string, result: string])[] = [
  ['blast_furnace', 'iron_ore', 'iron_ingot'],
  ['blast_furnace', 'ancient_debris', 'netherite_scrap'],
  ['blast_furnace', 'golden_boots', 'gold_nugget'],
  ['blast_furnace', 'cobblestone', 'nothing'],
  ['blast_furnace', 'beef', 'nothing'],
  ['smoker', 'beef', 'cooked_beef'],
  ['smoker', 'potato', 'baked_potato'],
  ['smoker', 'kelp', 'dried_kelp'],
  ['smoker', 'iron_ore', 'nothing'],
]

export const usingRows: readonly Row[] = [
  ...group('mending', 'Minecraft wiki, Anvil mechanics and Grindstone', 'stationOffers', 'uses taken off', [
    ...mending,
    ['a worn pickaxe and two ingots', 76, { ...twoIngots, read: 'wear' }],
    ['a pickaxe and what does not mend it', 'nothing', { ...strangers, read: 'wear' }, true, 0, ''],
  ]),
  ...group('mending', 'Minecraft wiki, Anvil mechanics', 'stationOffers', 'levels', [
    ['joining costs', 2, { ...twoPickaxes, read: 'cost' }],
    ['two ingots cost', 2, { ...twoIngots, read: 'cost' }],
  ]),
  ...group(
    'stations',
    'Minecraft wiki, Blast Furnace and Smoker',
    'smeltsTo',
    '',
    cooked.map(([block, input, expected]) => [`${input} in a ${block}`, expected, { block, input }, false]),
  ),
  ...group('stations', 'Minecraft wiki, Blast Furnace and Smoker (5 s)', 'smeltTicks', 'ticks', [
    ['a blast furnace takes', 100, { block: 'blast_furnace', input: 'iron_ore' }, false, 1],
    ['a smoker takes', 100, { block: 'smoker', input: 'beef' }, false, 1],
  ]),
  ...group('stations', 'Minecraft wiki, Blast Furnace (fuel burns twice as fast)', 'fuelTicks', 'ticks', [
    ['coal in a blast furnace', 800, { block: 'blast_furnace', input: 'iron_ore', item: 'coal' }, false],
    ['coal in a smoker', 800, { block: 'smoker', input: 'beef', item: 'coal' }, false],
  ]),
  ...group('stations', 'Minecraft wiki, Stonecutter', 'cuts', '', [
    ['stone, first button', 'chiseled_stone_bricks x 1', { input: 'stone', button: 0 }, false],
    ['smooth stone, first button', 'smooth_stone_slab x 2', { input: 'smooth_stone', button: 0 }, false],
    ['cobblestone, third button', 'cobblestone_wall x 1', { input: 'cobblestone', button: 2 }, false],
    ['andesite, first button', 'andesite_slab x 2', { input: 'andesite', button: 0 }, false],
    ['dirt', 'nothing', { input: 'dirt', button: 0 }, false],
  ]),
  ...group(
    'stations',
    'Minecraft wiki, Stonecutter',
    'cuts',
    '',
    [['a block of copper, first button', 'cut_copper x 4', { input: 'copper_block', button: 0 }, false]],
    { versions: modern },
  ),
  ...group('stations', 'Minecraft wiki, Hopper (2.5 items a second)', 'hopperTicks', 'ticks', [
    ['a hopper passes an item on every', 8, {}, false],
  ]),
  ...group('stations', 'Minecraft wiki, Ender Chest', 'enderChests', '', [
    ['what lies in one ender chest lies in all', 'dirt x 7', {}, false],
  ]),
  ...group('stations', 'Minecraft wiki, Cauldron (washing)', 'washes', '', [
    ['a dyed tunic washed in a full cauldron', '2 thirds, plain', {}],
  ]),
  ...group('farming', 'Minecraft wiki, Farmland, Hoe and pages of the crops', 'farmRule', '', [
    ['a hoe on dirt', 'farmland', { rule: 'till', soil: 'dirt' }],
    ['a hoe on grass', 'farmland', { rule: 'till', soil: 'grass_block' }],
    ['a hoe on coarse dirt', 'dirt', { rule: 'till', soil: 'coarse_dirt' }],
    ['a hoe on dirt under a block', 'dirt', { rule: 'tillCovered', soil: 'dirt' }],
    ['wheat seeds on farmland', 'wheat', { rule: 'sow', item: 'wheat_seeds' }],
    ['a carrot on farmland', 'carrots', { rule: 'sow', item: 'carrot' }],
    ['a potato on farmland', 'potatoes', { rule: 'sow', item: 'potato' }],
    ['beetroot seeds on farmland', 'beetroots', { rule: 'sow', item: 'beetroot_seeds' }],
    ['wheat seeds on dirt', 'air', { rule: 'sow', item: 'wheat_seeds', soil: 'dirt' }],
    ['farmland with water 4 blocks away becomes', '7', { rule: 'wet' }, true, 0, 'moisture'],
    ['bare farmland without water becomes', 'dirt', { rule: 'dry' }],
    ['farmland on which a body falls 2 blocks', 'dirt', { rule: 'trample' }],
  ]),
  ...group(
    'farming',
    'Minecraft wiki, Dirt Path',
    'farmRule',
    '',
    [['a hoe on a path', 'farmland', { rule: 'till', soil: 'grass_path' }, false]],
    { versions: old },
  ),
  ...group(
    'farming',
    'Minecraft wiki, Dirt Path',
    'farmRule',
    '',
    [['a hoe on a path', 'farmland', { rule: 'till', soil: 'dirt_path' }, false]],
    { versions: modern },
  ),
]
