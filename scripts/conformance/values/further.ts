import type { Row } from '../row.ts'
import { group } from './group.ts'

const page = 'Minecraft wiki, page of the item or block'

/** What no task of the suite asks for, and is vanilla all the same: so that what the world lacks is on record. */
export const furtherRows: readonly Row[] = [
  ...group('further', page, 'further', '', [
    ['a bow shoots', 'arrow', { rule: 'bow' }, false],
    ['a fishing rod is cast', 'fishing_bobber', { rule: 'rod' }, false],
    ['a boat is put on water', 'boat', { rule: 'boat' }, false],
    ['a snowball flies', 'snowball', { rule: 'snowball' }, false],
    ['two fed cows', 'a calf', { rule: 'breed' }, false],
    ['a shorn sheep on grass grows', 'wool', { rule: 'regrow' }, false],
    ['a lever beside an iron door', 'open', { rule: 'lever' }, false],
    ['a composter takes pumpkins', 'fills', { rule: 'composter' }, false],
    ['beef on a campfire', 'cooked_beef', { rule: 'campfire' }, false],
    ['planks around a fire', 'burnt', { rule: 'fire' }, false],
    ['a ripe berry bush used', 'sweet_berries', { rule: 'berries' }, false],
    ['shears on a pumpkin', 'carved_pumpkin', { rule: 'carve' }, false],
    ['a golden apple eaten', 'regeneration', { rule: 'effect' }, false],
    ['a cake used', 'eaten', { rule: 'cake' }, false],
  ]),
  ...group(
    'further',
    'Minecraft wiki, Smithing Table',
    'further',
    '',
    [['a diamond sword and a netherite ingot', 'netherite_sword', { rule: 'netherite' }, false]],
    { versions: ['1.16.5'] },
  ),
  ...group(
    'further',
    'Minecraft wiki, Smithing Table (a template is needed since 1.20)',
    'further',
    '',
    [['a diamond sword and a netherite ingot', 'nothing', { rule: 'netherite' }, false]],
    { versions: ['1.20.4'] },
  ),
  ...group(
    'further',
    'Minecraft wiki, Altitude',
    'further',
    'y',
    [['the floor of the world', 0, { rule: 'floor' }, false]],
    { versions: ['1.16.5'] },
  ),
  ...group(
    'further',
    'Minecraft wiki, Altitude',
    'further',
    'y',
    [['the floor of the world', -64, { rule: 'floor' }, false]],
    { versions: ['1.20.4'] },
  ),
]
