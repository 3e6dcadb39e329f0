import { createStack } from '../../../../src/env/embedded/server/item-stack.ts'
import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import type { Stage } from '../stage.ts'
import { freeCells } from '../targets.ts'
import { placeVillager } from '../villagers.ts'
import { drawAdversity } from './adversity.ts'

export const storeSuccess: CaseGenerator = {
  name: 'store',
  draw: (draw) => {
    const items = draw.some(['cobblestone', 'wheat', 'iron_ingot', 'oak_log', 'bone'], draw.whole(1, 3))
    const block = draw.pick(['chest', 'barrel', 'trapped_chest'])
    const [cell] = freeCells(draw, 1, 2, 8)
    const adversity = drawAdversity(draw)
    return {
      title: `store ${items.join(', ')} in a ${block}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'store', items, budgetTicks: 1_200 }],
      build: (stage) => stage.put(block, cell!.x, 0, cell!.z),
      arrange: (stage) => {
        for (const item of items) stage.give(item, draw.whole(1, 100))
        adversity.begin(stage)
      },
      verify: (stage) =>
        items.every((item) => stage.carried(item) === 0) ? null : 'something is still carried',
    }
  },
}

export const eatSuccess: CaseGenerator = {
  name: 'eat',
  draw: (draw) => {
    const food = draw.pick(['bread', 'apple', 'cooked_beef', 'carrot', 'baked_potato'])
    const before = draw.whole(6, 15)
    const adversity = drawAdversity(draw)
    return {
      title: `eat ${food} at ${before}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'normal' },
      subgoals: [{ kind: 'eat', budgetTicks: 800, ...(draw.chance(0.5) && { item: food }) }],
      arrange: (stage) => {
        stage.give(food, draw.whole(2, 8))
        Object.assign(stage.player.body, { food: before, saturation: 0 })
        stage.player.vitalsChanged = true
        adversity.begin(stage)
      },
      verify: (stage) => (stage.player.body.food > before ? null : 'it is as hungry as before'),
    }
  },
}

const armourSlots = { head: 5, torso: 6, legs: 7, feet: 8 } as const

export const equipSuccess: CaseGenerator = {
  name: 'equip',
  draw: (draw) => {
    const [item, slot] = draw.pick([
      ['iron_helmet', 'head'],
      ['leather_chestplate', 'torso'],
      ['diamond_leggings', 'legs'],
      ['golden_boots', 'feet'],
      ['iron_sword', 'hand'],
      ['torch', 'hand'],
      ['shield', 'off-hand'],
    ] as const)
    const adversity = drawAdversity(draw)
    return {
      title: `${item} to ${slot}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'equip', item, slot, budgetTicks: 400 }],
      arrange: (stage) => {
        stage.give('dirt', 3)
        stage.give(item)
        adversity.begin(stage)
      },
      verify: ({ player: { inventory }, server: { rules } }) => {
        const place = slot === 'hand' ? inventory.heldSlot : slot === 'off-hand' ? 45 : armourSlots[slot]
        return inventory.stackAt(place)?.item === rules.itemId(item) ? null : 'it is not there'
      },
    }
  },
}

export const sleepSuccess: CaseGenerator = {
  name: 'sleep',
  draw: (draw) => {
    const block = draw.pick(['white_bed', 'red_bed', 'green_bed'])
    const [cell] = freeCells(draw, 1, 3, 7)
    const { x, z } = cell!
    const adversity = drawAdversity(draw)
    return {
      title: `sleep in a ${block}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful', timeOfDay: draw.whole(13_000, 20_000) },
      subgoals: [{ kind: 'sleep', budgetTicks: 1_200 }],
      build: (stage) => {
        stage.put(block, x, 0, z, { part: 'foot', facing: 'east' })
        stage.put(block, x + 1, 0, z, { part: 'head', facing: 'east' })
      },
      arrange: adversity.begin,
      verify: (stage) => (stage.server.timeOfDay < 2_000 ? null : 'it is still night'),
    }
  },
}

export const tradeSuccess: CaseGenerator = {
  name: 'trade',
  draw: (draw) => {
    const count = draw.whole(1, 2)
    const { x, z } = draw.aside(3, 6)
    const adversity = drawAdversity(draw)
    const traded = new WeakMap<Stage, { readonly item: string; readonly had: number }>()
    return {
      title: `trade ${count} times with whoever pays${adversity.title}`,
      arena: {
        ...drawArena(draw, { mostHillBlocks: 2 }),
        difficulty: 'peaceful',
        timeOfDay: draw.whole(1_000, 8_000),
      },
      subgoals: [{ kind: 'trade', entity: 'villager', give: null, take: null, count, budgetTicks: 1_200 }],
      arrange: async (stage) => {
        const { offer } = placeVillager(stage, draw, x, z)
        stage.give(offer.first.item, offer.first.count * (count + 1))
        if (offer.second !== null) stage.give(offer.second.item, offer.second.count * (count + 1))
        traded.set(stage, { item: offer.first.item, had: stage.carried(offer.first.item) })
        await stage.waitTicks(4)
        adversity.begin(stage)
      },
      verify: (stage) => {
        const { item, had } = traded.get(stage)!
        return stage.carried(item) < had ? null : 'nothing was paid'
      },
    }
  },
}

export const repairSuccess: CaseGenerator = {
  name: 'repair',
  draw: (draw) => {
    const item = draw.pick(['iron_pickaxe', 'stone_axe', 'iron_helmet', 'diamond_sword', 'leather_boots'])
    const station = draw.pick(['grid', 'grindstone', 'anvil'] as const)
    const [cell] = freeCells(draw, 1, 2, 6)
    const adversity = drawAdversity(draw)
    return {
      title: `repair ${item} at the ${station}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'repair', item, station, budgetTicks: 900 }],
      build: (stage) => {
        if (station !== 'grid') stage.put(station, cell!.x, 0, cell!.z)
      },
      arrange: async (stage) => {
        for (let piece = 0; piece < 2; piece++) stage.give(item, 1, draw.whole(20, 50))
        stage.player.gainExperience(2_000)
        await stage.waitTicks(4)
        adversity.begin(stage)
      },
      verify: (stage) => (stage.carried(item) === 1 ? null : 'the two are not one'),
    }
  },
}

export const washSuccess: CaseGenerator = {
  name: 'wash',
  draw: (draw) => {
    const item = draw.pick(['leather_helmet', 'leather_chestplate', 'leather_leggings', 'leather_boots'])
    const dye = draw.pick(['red_dye', 'blue_dye', 'yellow_dye'])
    const [cell] = freeCells(draw, 1, 2, 6)
    const adversity = drawAdversity(draw)
    return {
      title: `wash ${item}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'wash', item, dye, budgetTicks: 900 }],
      build: (stage) => stage.put('cauldron', cell!.x, 0, cell!.z),
      arrange: (stage) => {
        for (const each of [item, dye, 'water_bucket']) stage.give(each)
        adversity.begin(stage)
      },
      verify: (stage) => {
        if (stage.carried(dye) > 0) return 'it was never dyed'
        const id = stage.server.rules.itemId(item)
        for (let slot = 5; slot < 46; slot++) {
          const stack = stage.player.inventory.stackAt(slot)
          if (stack?.item === id) return stack.nbt === null ? null : 'it is still dyed'
        }
        return 'it is gone'
      },
    }
  },
}

export const fillSuccess: CaseGenerator = {
  name: 'fill-bucket',
  draw: (draw) => {
    const fluid = draw.pick(['water', 'water', 'lava'] as const)
    const [cell] = freeCells(draw, 1, 3, 8)
    const adversity = drawAdversity(draw)
    return {
      title: `fill a bucket with ${fluid}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'fill-bucket', fluid, budgetTicks: 900 }],
      build: (stage) => stage.put(fluid, cell!.x, -1, cell!.z),
      arrange: (stage) => {
        stage.give('bucket', draw.whole(1, 3))
        adversity.begin(stage)
      },
      verify: (stage) => (stage.carried(`${fluid}_bucket`) > 0 ? null : 'no bucket is full'),
    }
  },
}

export const wearSuccess: CaseGenerator = {
  name: 'wear-down',
  draw: (draw) => {
    const item = draw.pick([
      'leather_boots',
      'iron_boots',
      'golden_leggings',
      'iron_chestplate',
      'leather_helmet',
    ])
    const [cell] = freeCells(draw, 1, 3, 6)
    const adversity = draw.chance(0.6) ? null : drawAdversity(draw)
    return {
      title: `singe ${item}${adversity?.title ?? ''}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'wear-down', item, budgetTicks: 900 }],
      build: (stage) => stage.put('campfire', cell!.x, 0, cell!.z),
      arrange: (stage) => {
        const { inventory } = stage.player
        inventory.setStack(36, createStack(stage.server.rules.itemId(item)))
        adversity?.begin(stage)
      },
      verify: (stage) => {
        const id = stage.server.rules.itemId(item)
        for (let slot = 5; slot < 46; slot++) {
          const stack = stage.player.inventory.stackAt(slot)
          if (stack?.item === id) return stack.damage > 0 ? null : 'it is as new'
        }
        return 'it is gone'
      },
    }
  },
}
