import type { EmbeddedServer } from '../server/embedded-server.ts'
import { bodyBox } from '../server/surroundings.ts'
import type { MovingBox } from './box-mover.ts'

/** Half hearts per block fallen after the first, and at most (vanilla `AnvilBlock`). */
const damagePerBlock = 2
const mostDamage = 40
/** Chance that an anvil is damaged by a fall: this, and as much again for each block. */
const wearChance = 0.05
const worse: Readonly<Record<string, string | null>> = {
  anvil: 'chipped_anvil',
  chipped_anvil: 'damaged_anvil',
  damaged_anvil: null,
}

/** Hurts the players under an anvil that lands. */
export function hitByAnvil(
  server: EmbeddedServer,
  { position, width, height }: MovingBox,
  fallenBlocks: number,
): void {
  const counted = Math.ceil(fallenBlocks - 1)
  if (counted <= 0) return
  const half = width / 2
  for (const player of server.players) {
    if (!player.alive) continue
    const [lowX, lowY, lowZ, highX, highY, highZ] = bodyBox(player.body, 0)
    const isUnder =
      lowX < position.x + half &&
      highX > position.x - half &&
      lowZ < position.z + half &&
      highZ > position.z - half &&
      lowY < position.y + height &&
      highY > position.y - 1
    if (isUnder) player.hurt(Math.min(mostDamage, counted * damagePerBlock), 'anvil')
  }
}

/** What a fall leaves of an anvil: the same, a worse one, or null when it is broken. */
export function wornAnvil(server: EmbeddedServer, state: number, fallenBlocks: number): number | null {
  const counted = Math.ceil(fallenBlocks - 1)
  if (counted <= 0 || server.random.next() >= wearChance + counted * wearChance) return state
  const { blocks } = server
  const next = worse[blocks.nameOf(state)] ?? null
  return next === null ? null : blocks.stateOf(next, blocks.propertiesOf(state))
}
