import type { EmbeddedServer } from '../server/embedded-server.ts'
import { withCount } from '../server/item-stack.ts'
import { blockField, integerField, numberField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { BlockUse, Mechanic, Player } from '../server/server-context.ts'
import { bodyBox, overlaps } from '../server/surroundings.ts'
import { createSupportCheck, type SupportCheck } from './block-support.ts'
import { blockOfItem, faceOffset, facingOffset, horizontalLook, placementState } from './placement-state.ts'

/** Furthest block that can be used or placed against, from the eyes to its middle. */
const reachBlocks = 6
const highestBlock = 255

/** A used block answers by itself (a door, a chest); else the block in hand is placed against it, where there is room. */
export const placing: Mechanic = {
  name: 'placing',
  install(server: EmbeddedServer): void {
    const canStay = createSupportCheck(server)
    server.onPacket('block_place', (player, fields) => {
      const at = blockField(fields, 'location')
      const use: BlockUse = {
        ...at,
        state: server.world.stateAt(at.x, at.y, at.z),
        face: integerField(fields, 'direction', 0, 5),
        hand: integerField(fields, 'hand', 0, 1),
        cursorX: numberField(fields, 'cursorX', 2),
        cursorY: numberField(fields, 'cursorY', 2),
        cursorZ: numberField(fields, 'cursorZ', 2),
      }
      if (!player.alive) return
      if (!useOrPlace(server, canStay, player, use)) undo(server, player, use)
    })
  },
}

function slotOfHand(player: Player, hand: number): number {
  return hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
}

function useOrPlace(
  server: EmbeddedServer,
  canStay: SupportCheck,
  player: PlayerSession,
  use: BlockUse,
): boolean {
  if (player.distanceToBlock(use.x, use.y, use.z) > reachBlocks) return false
  const { inventory, body } = player
  const handsAreEmpty = inventory.held === null && inventory.stackAt(inventorySlots.offHand) === null
  if ((!body.sneaking || handsAreEmpty) && server.useBlock(player, use)) return true
  const slot = slotOfHand(player, use.hand)
  const stack = inventory.stackAt(slot)
  if (stack && server.useItemNamed(server.rules.itemName(stack.item), player, use, slot)) return true
  return place(server, canStay, player, use)
}

/** The client has already shown its guess: it is told how things really are. */
function undo(server: EmbeddedServer, player: Player, use: BlockUse): void {
  const [stepX, stepY, stepZ] = faceOffset(use.face)
  for (const step of [0, 1]) {
    const location = { x: use.x + step * stepX, y: use.y + step * stepY, z: use.z + step * stepZ }
    player.send('block_change', { location, type: server.world.stateAt(location.x, location.y, location.z) })
  }
  player.inventory.resend(slotOfHand(player, use.hand))
}

function place(server: EmbeddedServer, canStay: SupportCheck, player: Player, use: BlockUse): boolean {
  const { world, blocks, rules } = server
  const slot = slotOfHand(player, use.hand)
  const stack = player.inventory.stackAt(slot)
  if (stack === null) return false
  const isReplaced = blocks.replaceable[use.state] === 1
  const block = blockOfItem(blocks, rules.itemName(stack.item), isReplaced ? 1 : use.face)
  if (block === null) return false
  const merged = mergedSlab(server, block, use)
  const [stepX, stepY, stepZ] = isReplaced || merged !== null ? [0, 0, 0] : faceOffset(use.face)
  const [x, y, z] = [use.x + stepX, use.y + stepY, use.z + stepZ]
  const present = world.stateAt(x, y, z)
  if (y < 0 || y > highestBlock || (merged === null && blocks.replaceable[present] !== 1)) return false
  const state =
    merged ??
    placementState(blocks, {
      block,
      face: isReplaced ? 1 : use.face,
      cursorY: use.cursorY,
      yawDegrees: player.body.yawDegrees,
      pitchDegrees: player.body.pitchDegrees,
      inWater: blocks.nameOf(present) === 'water' && blocks.propertiesOf(present)['level'] === '0',
    })
  if (!canStay(state, x, y, z) || hitsBody(server, state, x, y, z)) return false
  const other = secondHalf(server, player, state, x, y, z)
  if (other === 'blocked') return false
  world.setState(x, y, z, state)
  if (other !== null) world.setState(other.x, other.y, other.z, other.state)
  player.inventory.setStack(slot, withCount(stack, stack.count - 1))
  return true
}

/** The double slab that a slab makes with the one it is clicked onto; null when they do not meet. */
function mergedSlab({ blocks }: EmbeddedServer, block: string, use: BlockUse): number | null {
  if (!block.endsWith('_slab') || blocks.nameOf(use.state) !== block) return null
  const { type } = blocks.propertiesOf(use.state)
  const meets = (type === 'bottom' && use.face === 1) || (type === 'top' && use.face === 0)
  return meets ? blocks.stateOf(block, { type: 'double', waterlogged: false }) : null
}

function hitsBody(server: EmbeddedServer, state: number, x: number, y: number, z: number): boolean {
  const boxes = server.blocks.boxesOf(state)
  if (boxes.length === 0) return false
  return server.players.some((player) => {
    if (!player.alive) return false
    const body = bodyBox(player.body, 1e-4)
    return boxes.some((box) => overlaps(body, box, x, y, z))
  })
}

interface Half {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly state: number
}

/** The upper half of doors and tall plants, the head of beds; `blocked` when there is no room for it. */
function secondHalf(
  { world, blocks }: EmbeddedServer,
  player: Player,
  state: number,
  x: number,
  y: number,
  z: number,
): Half | 'blocked' | null {
  const properties = blocks.propertiesOf(state)
  const name = blocks.nameOf(state)
  let half: Half | null = null
  if (properties['half'] === 'lower') {
    half = { x, y: y + 1, z, state: blocks.stateOf(name, { ...properties, half: 'upper' }) }
  } else if (properties['part'] === 'foot') {
    const facing = properties['facing'] ?? horizontalLook(player.body.yawDegrees)
    const [stepX, , stepZ] = facingOffset(facing)
    half = { x: x + stepX, y, z: z + stepZ, state: blocks.stateOf(name, { ...properties, part: 'head' }) }
  }
  if (half === null) return null
  const isFree = half.y <= highestBlock && blocks.replaceable[world.stateAt(half.x, half.y, half.z)] === 1
  return isFree ? half : 'blocked'
}
