import { Vec3 } from 'vec3'
import type { Creature } from '../../../src/env/embedded/creatures/creature.ts'
import { speciesByName } from '../../../src/env/embedded/creatures/species/index.ts'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { beside } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'
import { click, openBlock } from '../windows.ts'

const below = beside.offset(0, -1, 0)
/** The dig packet's status with which a client lets go of what it is using. */
const releaseStatus = 5

function isShorn({ mind }: Creature): boolean {
  return mind.isShorn
}

function sees(lab: Lab, entity: string): string | null {
  return Object.values(lab.bot.entities).some(({ name }) => name === entity) ? entity : null
}

/** Uses an item on the ground beside the bot and in the air, as a vanilla client does. */
async function useItem(lab: Lab, item: string, at: Vec3 = below): Promise<void> {
  await lab.hold(item)
  await lab.bot.lookAt(at.offset(0.5, 1, 0.5), true)
  await lab.game.waitTicks(2)
  lab.use(at, 1)
  lab.write('use_item', { hand: 0, sequence: 0 })
  await lab.game.waitTicks(3)
}

/** Things of vanilla that a task might one day ask for: what happens, or null when nothing does. */
async function further(lab: Lab, { rule }: Ask): Promise<number | string | null> {
  const { game, bot, server, player } = lab
  const cows = () => Object.values(bot.entities).filter(({ name }) => name === 'cow').length
  const interact = (entityId: number) => {
    lab.write('use_entity', { target: entityId, mouse: 0, hand: 0, sneaking: false })
  }
  switch (rule as string) {
    case 'bow':
      player.inventory.setStack(9, lab.stack('arrow', 5))
      await lab.hold('bow')
      lab.write('use_item', { hand: 0, sequence: 0 })
      await game.waitTicks(25)
      lab.write('block_dig', { status: releaseStatus, location: new Vec3(0, 0, 0), face: 0, sequence: 0 })
      await game.waitTicks(2)
      return sees(lab, 'arrow')
    case 'rod':
      await useItem(lab, 'fishing_rod')
      return sees(lab, 'fishing_bobber')
    case 'boat':
      lab.put('water', below)
      await useItem(lab, 'oak_boat')
      return sees(lab, 'boat')
    case 'snowball':
      await useItem(lab, 'snowball')
      return sees(lab, 'snowball')
    case 'breed': {
      const pair = [3.5, 4.5].map((x) => server.creatures!.spawn(speciesByName.cow, { x, y: 4, z: 0.5 }))
      player.inventory.setStack(36, lab.stack('wheat', 4))
      await game.waitTicks(3)
      for (const cow of pair) interact(cow.entityId)
      await game.waitTicks(200)
      return cows() === 3 ? 'a calf' : null
    }
    case 'regrow': {
      const sheep = server.creatures!.spawn(speciesByName.sheep, { x: 2.5, y: 4, z: 0.5 })
      sheep.mind.isShorn = true
      await game.waitTicks(4_000)
      return isShorn(sheep) ? null : 'wool'
    }
    case 'lever':
      lab.put('iron_door', beside, { half: 'lower' })
      lab.put('iron_door', beside.offset(0, 1, 0), { half: 'upper' })
      lab.put('lever', beside.offset(0, 0, 1), { face: 'floor' })
      await game.waitTicks(2)
      lab.use(beside.offset(0, 0, 1), 1)
      await game.waitTicks(4)
      return lab.seenProperty(beside, 'open') === 'true' ? 'open' : null
    case 'composter':
      lab.put('composter')
      for (let seeds = 0; seeds < 12; seeds++) await useItem(lab, 'pumpkin', beside)
      return lab.seenProperty(beside, 'level') === '0' ? null : 'fills'
    case 'campfire':
      lab.put('campfire')
      await useItem(lab, 'beef', beside)
      await game.waitTicks(620)
      return Object.keys(lab.lying())[0] ?? null
    case 'fire':
      lab.put('netherrack', below)
      lab.put('fire')
      for (const [x, z] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        lab.put('oak_planks', beside.offset(x, 0, z))
      await lab.moveTo(-6.5, 4, 0.5)
      await game.waitTicks(3_000)
      return lab.seen(beside.offset(1, 0, 0)) === 'oak_planks' ? null : 'burnt'
    case 'berries':
      lab.put('sweet_berry_bush', beside, { age: 3 })
      await game.waitTicks(2)
      lab.use(beside, 1)
      await game.waitTicks(3)
      return Object.keys(lab.lying())[0] ?? null
    case 'carve':
      lab.put('pumpkin')
      await useItem(lab, 'shears', beside)
      return lab.seen() === 'pumpkin' ? null : lab.seen()
    case 'effect':
      Object.assign(player.body, { food: 10 })
      player.vitalsChanged = true
      await lab.hold('golden_apple')
      lab.write('use_item', { hand: 0, sequence: 0 })
      await game.waitTicks(40)
      return Object.keys(bot.entity.effects).length > 0 ? 'regeneration' : null
    case 'cake':
      Object.assign(player.body, { food: 10 })
      player.vitalsChanged = true
      lab.put('cake')
      await game.waitTicks(2)
      lab.use(beside, 1)
      await game.waitTicks(3)
      return bot.food > 10 ? 'eaten' : null
    case 'floor':
      return (bot.game as unknown as { readonly minY?: number }).minY ?? 0
    case 'netherite': {
      const { rules } = server
      player.inventory.setStack(9, createStack(rules.itemId('diamond_sword')))
      player.inventory.setStack(10, createStack(rules.itemId('netherite_ingot')))
      const window = await openBlock(lab, 'smithing_table')
      for (const slot of [3, 4]) click(lab, window.id, slot, 1)
      await game.waitTicks(3)
      return window.slots[2]?.name ?? 'nothing'
    }
    default:
      throw new Error('no such rule')
  }
}

export const furtherProbes: Probes = { further }
