import type { PlayerSession } from './player-session.ts'
import { chunkKey } from './player-session.ts'

/** Sends one column to one player. */
export type ColumnSender = (player: PlayerSession, chunkX: number, chunkZ: number) => void

/** Keeps one player's chunks around it: the nearest first, a few a tick, the far ones unloaded. */
export class ChunkStream {
  readonly #player: PlayerSession
  readonly #sendColumn: ColumnSender
  #centerX = Number.NaN
  #centerZ = Number.NaN
  #radius = -1
  /** Place in the nearest-first list from which chunks are still to be sent. */
  #next = 0
  #offsets: readonly (readonly [number, number])[] = []

  constructor(player: PlayerSession, sendColumn: ColumnSender) {
    this.#player = player
    this.#sendColumn = sendColumn
  }

  /** True when every chunk in view has been sent. */
  get complete(): boolean {
    return this.#next >= this.#offsets.length
  }

  /** Looks whether the player has come to another chunk or sees another distance; cheap when not. */
  recenter(): void {
    const { position } = this.#player.body
    const centerX = Math.floor(position.x) >> 4
    const centerZ = Math.floor(position.z) >> 4
    const radius = this.#player.viewDistanceChunks
    if (centerX === this.#centerX && centerZ === this.#centerZ && radius === this.#radius) return
    this.#centerX = centerX
    this.#centerZ = centerZ
    this.#radius = radius
    this.#offsets = nearestFirst(radius)
    this.#next = 0
    this.#player.send('update_view_position', { chunkX: centerX, chunkZ: centerZ })
    this.#unloadFar()
  }

  /** Sends up to `count` of the missing chunks, nearest first. */
  sendNext(count: number): void {
    for (let sent = 0; sent < count && this.#next < this.#offsets.length; this.#next++) {
      const [offsetX, offsetZ] = this.#offsets[this.#next]!
      if (this.#send(this.#centerX + offsetX, this.#centerZ + offsetZ)) sent++
    }
  }

  /** Sends everything within `radius` chunks at once. */
  sendNear(radius: number): void {
    const within = Math.min(radius, this.#radius)
    for (const [offsetX, offsetZ] of nearestFirst(within)) {
      this.#send(this.#centerX + offsetX, this.#centerZ + offsetZ)
    }
  }

  /** Forgets what was sent: the client has dropped its world. */
  reset(): void {
    this.#player.chunks.clear()
    this.#centerX = Number.NaN
  }

  #send(chunkX: number, chunkZ: number): boolean {
    const key = chunkKey(chunkX, chunkZ)
    if (this.#player.chunks.has(key)) return false
    this.#player.chunks.add(key)
    this.#player.chunksSent++
    this.#sendColumn(this.#player, chunkX, chunkZ)
    return true
  }

  #unloadFar(): void {
    for (const key of this.#player.chunks) {
      const chunkX = Math.floor(key / 0x400000) - 0x200000
      const chunkZ = (key % 0x400000) - 0x200000
      const distance = Math.max(Math.abs(chunkX - this.#centerX), Math.abs(chunkZ - this.#centerZ))
      // One chunk of slack, so that walking along a border does not load and unload.
      if (distance <= this.#radius + 1) continue
      this.#player.chunks.delete(key)
      this.#player.send('unload_chunk', { chunkX, chunkZ })
    }
  }
}

const offsetsByRadius = new Map<number, readonly (readonly [number, number])[]>()

/** Chunk offsets of a square of this radius, nearest first. */
function nearestFirst(radius: number): readonly (readonly [number, number])[] {
  const known = offsetsByRadius.get(radius)
  if (known) return known
  const offsets: (readonly [number, number])[] = []
  for (let x = -radius; x <= radius; x++) {
    for (let z = -radius; z <= radius; z++) offsets.push([x, z])
  }
  offsets.sort(([x, z], [otherX, otherZ]) => x * x + z * z - (otherX * otherX + otherZ * otherZ))
  offsetsByRadius.set(radius, offsets)
  return offsets
}
