import type { Row, Version } from '../row.ts'
import { group, type Line } from './group.ts'

const monsters = { gameRules: { doMobSpawning: true } }
const timesOfDay = { midnight: 18_000, noon: 6_000 } as const
const trading = 'Minecraft wiki, Trading'
const modern: readonly Version[] = ['1.20.4']

const prices: readonly (readonly [profession: string, item: string, count: number])[] = [
  ['farmer', 'wheat', 20],
  ['farmer', 'potato', 26],
  ['farmer', 'carrot', 22],
  ['farmer', 'beetroot', 15],
  ['butcher', 'chicken', 14],
  ['butcher', 'porkchop', 7],
  ['fletcher', 'stick', 32],
  ['mason', 'clay_ball', 10],
  ['cleric', 'rotten_flesh', 32],
  ['shepherd', 'white_wool', 18],
]
const follows: readonly Line[] = [
  ['a zombie 30 blocks away', 'comes', { rule: 'follows', species: 'zombie', blocks: 30 }],
  ['a zombie 40 blocks away', 'stays', { rule: 'follows', species: 'zombie', blocks: 40 }],
  ['a creeper 14 blocks away', 'comes', { rule: 'follows', species: 'creeper', blocks: 14 }],
  ['a creeper 22 blocks away', 'stays', { rule: 'follows', species: 'creeper', blocks: 22 }],
]

export const livingRows: readonly Row[] = [
  ...group('shields', 'Minecraft wiki, Shield', 'shieldRule', 'half hearts', [
    ['a blow of 5 from the front on a raised shield', 0, { rule: 'front' }],
    ['a blow of 5 from behind', 5, { rule: 'behind' }],
    ['a blow of 5 wears the shield by', 6, { rule: 'wear' }, true, 0, 'uses'],
    ['after the blow of an axe it stays down for', 100, { rule: 'axe' }, false, 2, 'ticks'],
  ]),
  ...group('death', 'Minecraft wiki, Death and Bed', 'lifeRule', '', [
    ['after sleeping in a bed the next life begins', 'at the bed', { rule: 'bed' }],
    ['when the bed is gone the next life begins', 'at the spawn', { rule: 'broken bed' }],
    ['level 5 leaves', 35, { rule: 'points', level: 5 }, false, 0, 'points'],
    ['level 20 leaves', 100, { rule: 'points', level: 20 }, false, 0, 'points'],
  ]),
  ...group('creatures', 'Minecraft wiki, Creeper (1.5 s)', 'actRule', 'ticks', [
    ['from swelling to the explosion of a creeper', 30, { rule: 'fuse' }, true, 2],
  ]),
  ...group('creatures', 'Minecraft wiki, Skeleton', 'actRule', 'ticks', [
    ['between two arrows of a skeleton on normal', 60, { rule: 'shots' }, true, 4],
  ]),
  ...group('creatures', 'Minecraft wiki, Zombie', 'actRule', 'ticks', [
    ['between two blows of a zombie', 20, { rule: 'hits' }, true, 3],
  ]),
  ...group(
    'creatures',
    'Minecraft wiki, Mob (follow range) and page of the creature',
    'actRule',
    '',
    follows,
  ),
  ...group('creatures', 'Minecraft wiki, Spider', 'actRule', '', [
    ['a spider by day', 'leaves alone', { rule: 'by day', species: 'spider' }],
    ['a spider by night', 'attacks', { rule: 'by night', species: 'spider' }],
  ]),
  ...group(
    'creatures',
    'Minecraft wiki, Spawn',
    'spawnRule',
    '',
    [
      ['monsters at midnight', 'come', { rule: 'come', time: timesOfDay.midnight }],
      ['monsters at noon on open ground', 'none', { rule: 'come', time: timesOfDay.noon }],
      ['monsters within 24 blocks', 'no', { rule: 'near', time: timesOfDay.midnight }],
    ],
    { world: monsters },
  ),
  ...group(
    'creatures',
    'Minecraft wiki, Difficulty',
    'spawnRule',
    '',
    [['monsters at midnight in peaceful', 'none', { rule: 'come', time: timesOfDay.midnight }]],
    { world: { ...monsters, difficulty: 'peaceful' } },
  ),
  ...group('creatures', 'Minecraft wiki, Cow and Sheep', 'gives', '', [
    ['a cow and a bucket', 'milk_bucket', { species: 'cow', item: 'bucket' }],
    ['a sheep and shears', 'white_wool', { species: 'sheep', item: 'shears' }],
    ['a shorn sheep and shears', 'shears', { species: 'sheep', item: 'shears', again: true }],
  ]),
  ...group(
    'trading',
    trading,
    'trades',
    'items for an emerald',
    prices.map(([profession, item, count]) => [
      `a ${profession} asks for ${item}`,
      count,
      { profession, item, read: 'price' },
    ]),
  ),
  ...group('trading', trading, 'trades', 'times', [
    ['a farmer buys wheat before it is sold out', 16, { profession: 'farmer', item: 'wheat', read: 'uses' }],
  ]),
  ...group(
    'armour',
    'Minecraft wiki, Armor (since 1.19.4 it stops the fire that one stands in)',
    'armourLets',
    'half hearts',
    [['iron against standing in fire', 0.42, { material: 'iron', amount: 1, cause: 'inFire' }, false, 0.01]],
    { versions: modern },
  ),
  ...group(
    'armour',
    'Minecraft wiki, Armor (until 1.19.3 it does not stop the fire that one stands in)',
    'armourLets',
    'half hearts',
    [['iron against standing in fire', 1, { material: 'iron', amount: 1, cause: 'inFire' }, false, 0.01]],
    { versions: ['1.16.5'] },
  ),
]
