import minecraftData from 'minecraft-data'
import protocol from 'minecraft-protocol'
import type { Socket } from 'node:net'
import { afterWallMs, wallDelay } from '../../src/env/clock/real-time.ts'
import type { Random } from '../../src/env/random.ts'
import { stations } from './flood-world.ts'
import type { ProtocolType, ProtocolTypes } from './fuzz-value.ts'
import { ValueFuzzer } from './fuzz-value.ts'

const version = '1.16.5'
const beatMs = 50
const loginMs = 10_000
const keptPackets = 40
const noItem = { present: false }

/** What is used of minecraft-protocol's client. */
interface Connection {
  readonly socket: Socket
  write(packet: string, fields: object): void
  writeRaw(bytes: Buffer): void
  end(reason: string): void
  on(event: string, listener: (fields: never) => void): void
  once(event: string, listener: (fields: never) => void): void
}

/** How hard a flooder presses. */
export interface FloodPressure {
  /** Packets in most beats of 50 ms. */
  readonly packetsPerBeat: number
  /** Share of packets that are nonsense; each may cost the session. */
  readonly nonsenseShare: number
}

/** What a flooder has done so far. */
export interface FloodCount {
  packets: number
  sessions: number
  refused: number
}

/**
 * A player that sends packets at random over TCP: sensible ones in senseless order, and now and then nonsense. It comes
 * again whenever it has been sent away or has left, until the signal stops it.
 */
export class Flooder {
  readonly name: string
  readonly count: FloodCount = { packets: 0, sessions: 0, refused: 0 }
  /** The packets sent last, oldest first, as text. */
  readonly lastPackets: string[] = []
  readonly #port: number
  readonly #random: Random
  readonly #pressure: FloodPressure
  readonly #fuzzer: ValueFuzzer
  readonly #packets: readonly (readonly [string, ProtocolType])[]
  #connection: Connection | null = null
  #open = false
  #windowId = 0
  #action = 0
  #at = { x: 0, y: 4, z: 0 }
  #spawn: { x: number; y: number; z: number } | null = null
  #entities: number[] = []

  constructor(name: string, port: number, random: Random, pressure: FloodPressure) {
    this.name = name
    this.#port = port
    this.#random = random
    this.#pressure = pressure
    const { types, play } = minecraftData(version).protocol as unknown as {
      types: ProtocolTypes
      play: { toServer: { types: ProtocolTypes } }
    }
    const own = play.toServer.types
    this.#fuzzer = new ValueFuzzer({ ...types, ...own }, random)
    this.#packets = Object.entries(own)
      .filter(([key]) => key.startsWith('packet_'))
      .map(([key, type]) => [key.slice('packet_'.length), type])
  }

  async play(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (!(await this.#join(signal))) {
        this.count.refused++
        await wallDelay(100 + this.#random.below(300))
        continue
      }
      this.count.sessions++
      await this.#flood(signal)
    }
    this.#connection?.socket.destroy()
  }

  async #join(signal: AbortSignal): Promise<boolean> {
    const connection = protocol.createClient({
      host: '127.0.0.1',
      port: this.#port,
      username: this.name,
      version,
      auth: 'offline',
      hideErrors: true,
    }) as unknown as Connection
    this.#connection = connection
    this.#windowId = 0
    this.#entities = []
    this.#open = false
    connection.on('error', () => undefined)
    connection.on('open_window', ({ windowId }: { windowId: number }) => (this.#windowId = windowId))
    connection.on('close_window', () => (this.#windowId = 0))
    connection.on('position', ({ x, y, z, teleportId }: Record<'x' | 'y' | 'z' | 'teleportId', number>) => {
      this.#at = { x, y, z }
      this.#spawn ??= { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
      if (this.#random.below(20) > 0) connection.write('teleport_confirm', { teleportId })
    })
    connection.on('update_health', ({ health }: { health: number }) => {
      if (health <= 0) connection.write('client_command', { actionId: 0 })
    })
    const see = ({ entityId }: { entityId: number }) => {
      this.#entities = [...this.#entities.slice(-9), entityId]
    }
    connection.on('named_entity_spawn', see)
    connection.on('spawn_entity', see)
    return new Promise((resolve) => {
      const settle = (joined: boolean) => {
        cancel()
        signal.removeEventListener('abort', stop)
        this.#open = joined
        resolve(joined)
      }
      const stop = () => {
        connection.socket.destroy()
        settle(false)
      }
      const cancel = afterWallMs(loginMs, stop)
      signal.addEventListener('abort', stop, { once: true })
      connection.once('login', () => settle(true))
      connection.once('end', () => {
        this.#open = false
        settle(false)
      })
    })
  }

  async #flood(signal: AbortSignal): Promise<void> {
    const random = this.#random
    const beats = 20 + random.below(400)
    for (let beat = 0; beat < beats && this.#open && !signal.aborted; beat++) {
      const burst = random.below(40) === 0 ? 600 : this.#pressure.packetsPerBeat
      for (let sent = random.below(burst + 1); sent > 0 && this.#isOpen(); sent--) this.#act()
      await wallDelay(beatMs)
    }
    this.#leave()
  }

  #isOpen(): boolean {
    return this.#open
  }

  /** Politely, by cutting the wire, or in the middle of a frame; with whatever hangs on the pointer. */
  #leave(): void {
    if (!this.#open || this.#connection === null) return
    this.#open = false
    const way = this.#random.below(4)
    if (way === 0) this.#connection.end('done')
    if (way === 1) this.#connection.socket.write(Buffer.from([0x7f, 0x09, 1]))
    if (way === 2) this.#drag(3)
    this.#connection.socket.destroy()
  }

  #act(): void {
    if (this.#random.next() < this.#pressure.nonsenseShare) {
      const [name, type] = this.#packets[this.#random.below(this.#packets.length)]!
      this.#send(name, this.#fuzzer.value(type) as object)
      return
    }
    const chosen = this.#random.below(this.#acts.length)
    this.#acts[chosen]!()
  }

  /** Sensible packets; the ones that stand here more than once come more often. */
  readonly #acts: readonly (() => void)[] = [
    () => this.#click(),
    () => this.#click(),
    () => this.#click(),
    () => this.#click(),
    () => this.#click(),
    () => this.#click(),
    () => this.#drag(6),
    () => this.#useStation(),
    () => this.#useStation(),
    () => this.#place(),
    () => this.#dig(),
    () => this.#move(),
    () => this.#send('held_item_slot', { slotId: this.#random.below(9) }),
    () => this.#send('use_item', { hand: this.#random.below(2) }),
    () => this.#useEntity(),
    () => this.#send('select_trade', { slot: this.#random.below(4) }),
    () => this.#send('name_item', { name: 'n'.repeat(this.#random.below(40)) }),
    () => this.#craft(),
    () => this.#closeWindow(),
    () => this.#send('client_command', { actionId: this.#random.below(2) }),
    () => this.#send('entity_action', { entityId: 1, actionId: this.#random.below(6), jumpBoost: 0 }),
    () => this.#send('set_creative_slot', { slot: this.#random.below(46), item: diamondBlocks }),
  ]

  #click(): void {
    const random = this.#random
    this.#send('window_click', {
      windowId: random.below(30) === 0 ? random.below(128) : this.#windowId,
      slot: this.#slot(),
      mouseButton: random.below(12) === 0 ? random.below(256) - 128 : random.below(10),
      action: ++this.#action % 32_767,
      mode: random.below(7),
      item: random.below(4) === 0 ? diamondBlocks : noItem,
    })
  }

  /** Often one of the first: there are grids, results and a station's own slots. */
  #slot(): number {
    const random = this.#random
    if (random.below(25) === 0) return [-999, -1, 200, 32_767, -32_768][random.below(5)]!
    return random.below(3) === 0 ? random.below(5) : random.below(this.#windowId === 0 ? 46 : 70)
  }

  /** A drag over several slots; one without an end leaves the pointer full. */
  #drag(most: number): void {
    const random = this.#random
    const button = random.below(2) * 4
    const step = (slot: number, mouseButton: number) => this.#clickAt(slot, mouseButton, 5)
    step(-999, button)
    for (let slots = random.below(most); slots > 0; slots--) step(random.below(70), button + 1)
    if (random.below(4) > 0) step(-999, button + 2)
  }

  /** Takes a stack up, lays it in the first slot of a grid or station, and takes what is offered. */
  #craft(): void {
    const random = this.#random
    const isInventory = this.#windowId === 0
    this.#clickAt(random.below(isInventory ? 46 : 70), 0, 0)
    this.#clickAt(isInventory ? 1 : random.below(3), random.below(2), 0)
    this.#clickAt(isInventory ? 0 : random.below(3), 0, random.below(2))
  }

  #closeWindow(): void {
    this.#send('close_window', { windowId: this.#windowId })
    this.#windowId = 0
  }

  #clickAt(slot: number, mouseButton: number, mode: number): void {
    const click = { windowId: this.#windowId, slot, mouseButton, mode, item: noItem }
    this.#send('window_click', { ...click, action: ++this.#action % 32_767 })
  }

  #useStation(): void {
    const { x, y, z } = this.#spawn ?? this.#at
    const station = stations[this.#random.below(stations.length)]!
    this.#use(Math.floor(x) + station.x, Math.floor(y), Math.floor(z) + station.z, 1)
  }

  #place(): void {
    const random = this.#random
    const { x, y, z } = this.#at
    this.#use(
      Math.floor(x) + random.below(9) - 4,
      Math.floor(y) + random.below(4) - 2,
      Math.floor(z) + random.below(9) - 4,
      random.below(6),
    )
  }

  #use(x: number, y: number, z: number, direction: number): void {
    const cursor = { cursorX: 0.5, cursorY: 0.5, cursorZ: 0.5 }
    this.#send('block_place', { location: { x, y, z }, direction, hand: 0, ...cursor, insideBlock: false })
  }

  #dig(): void {
    const random = this.#random
    const { x, y, z } = this.#at
    const location = {
      x: Math.floor(x) + random.below(7) - 3,
      y: Math.floor(y) + random.below(3) - 1,
      z: Math.floor(z) + random.below(7) - 3,
    }
    this.#send('block_dig', {
      status: [0, 0, 1, 2, 3, 4, 5, 6][random.below(8)]!,
      location,
      face: random.below(6),
    })
  }

  #move(): void {
    const random = this.#random
    const at = { ...this.#at }
    if (random.below(8) > 0) {
      at.x += random.next() * 0.4 - 0.2
      at.z += random.next() * 0.4 - 0.2
      this.#at = at
    } else at.y += random.next() * 8 - 4
    this.#send('position', { ...at, onGround: random.below(2) === 0 })
  }

  #useEntity(): void {
    const random = this.#random
    const target = this.#entities[random.below(this.#entities.length + 1)] ?? random.below(1_000)
    this.#send('use_entity', {
      target,
      mouse: random.below(3),
      x: 0,
      y: 1,
      z: 0,
      hand: random.below(2),
      sneaking: false,
    })
  }

  #send(name: string, fields: object): void {
    if (!this.#open || this.#connection === null) return
    this.count.packets++
    this.lastPackets.push(`${name} ${describe(fields)}`)
    if (this.lastPackets.length > keptPackets) this.lastPackets.shift()
    try {
      this.#connection.write(name, fields)
    } catch {
      // Values that no serializer takes never leave this machine.
    }
  }
}

/** What a liar says it holds: 57 is no item of its own. */
const diamondBlocks = { present: true, itemId: 143, itemCount: 64, nbtData: undefined }

const longestText = 300

function describe(fields: object): string {
  const text = JSON.stringify(fields, (_key, value: unknown) =>
    typeof value === 'string' && value.length > 40 ? `${value.slice(0, 40)}… (${value.length})` : value,
  )
  return text.slice(0, longestText)
}
