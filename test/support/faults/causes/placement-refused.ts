import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import { vetoPackets } from '../packet-hooks.ts'
import type { Stage } from '../stage.ts'

const blocks = [
  ...['crafting_table', 'furnace', 'chest', 'oak_planks', 'cobblestone', 'dirt', 'glass', 'white_wool'],
  ...['torch', 'anvil', 'grindstone', 'cauldron', 'campfire', 'bookshelf', 'oak_log', 'barrel'],
]

/** Placements that were not let stand, by stage. */
const refused = new WeakMap<Stage, number>()

function count(stage: Stage): void {
  refused.set(stage, (refused.get(stage) ?? 0) + 1)
}

/** Claimed land: the click is not carried out, and the client is told the block and the stack again. */
function claim(stage: Stage): void {
  vetoPackets(stage.server, 'block_place', (player, fields) => {
    count(stage)
    const at = fields['location'] as { x: number; y: number; z: number }
    const step = [
      [0, -1, 0],
      [0, 1, 0],
      [0, 0, -1],
      [0, 0, 1],
      [-1, 0, 0],
      [1, 0, 0],
    ][Number(fields['direction'])]!
    for (const far of [0, 1]) {
      const location = { x: at.x + far * step[0]!, y: at.y + far * step[1]!, z: at.z + far * step[2]! }
      player.send('block_change', {
        location,
        type: stage.server.world.stateAt(location.x, location.y, location.z),
      })
    }
    player.inventory.resend(player.inventory.heldSlot)
    return true
  })
}

/** A plug-in that rolls changes back: the block stands for a moment, is gone again, and is given back. */
function rollBack(stage: Stage, block: string): void {
  const { server } = stage
  server.world.onChange((x, y, z, before, after) => {
    const name = server.blocks.nameOf(after)
    if (name !== block && name !== block.replace('torch', 'wall_torch')) return
    // After the click has been dealt with, and before time passes.
    queueMicrotask(() => {
      server.world.setState(x, y, z, before)
      stage.give(block)
      count(stage)
    })
  })
}

function refuse(stage: Stage, block: string, draw: Draw): void {
  const kind = draw.whole(0, 2)
  if (kind === 0) claim(stage)
  else if (kind === 1) rollBack(stage, block)
  // A server that says nothing at all.
  else vetoPackets(stage.server, 'block_place', () => (count(stage), true))
}

const placeProtected: CaseGenerator = {
  name: 'place-on-protected-ground',
  draw: (draw) => {
    const block = draw.pick(blocks)
    return {
      title: `place ${block} where the server lets nothing stand`,
      arena: drawArena(draw),
      subgoals: [{ kind: 'place', block, budgetTicks: draw.whole(200, 700) }],
      build: (stage) => refuse(stage, block, draw),
      arrange: (stage) => {
        stage.give(block, draw.whole(1, 5))
        for (const other of draw.some(['stick', 'bread', 'iron_pickaxe'], draw.whole(0, 2))) stage.give(other)
      },
      verify: (stage) => {
        if ((refused.get(stage) ?? 0) === 0) return 'no placement was refused'
        const { changes } = stage.record
        const last = changes
          .filter(({ before, after }) => before.includes(block) || after.includes(block))
          .at(-1)
        return last === undefined || !last.after.includes(block) ? null : `${block} stands all the same`
      },
    }
  },
}

export const placementRefused: readonly CaseGenerator[] = [placeProtected]
