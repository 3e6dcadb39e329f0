import minecraftData from 'minecraft-data'
import minecraftProtocol from 'minecraft-protocol'
import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import type { HostedServer, HostedWorld } from '../../../../src/env/embedded/host/hosted-world.ts'

const version = '1.16.5'
const require = createRequire(import.meta.url)

interface FlatClient extends EventEmitter {
  write(packet: string, fields: object): void
  end(reason: string, component?: string): void
}

/** A flat world with nothing in it but grass: the least that a bot can spawn, walk and dig in. 1.16.5. */
export class FlatServer implements HostedServer {
  protocol: EventEmitter | null = null
  ticks = 0
  readonly #chunk = flatChunk()

  /** `options` are minecraft-protocol's: a `Server` class, or a port. */
  start(options: object): Promise<void> {
    const server = minecraftProtocol.createServer({
      version,
      'online-mode': false,
      keepAlive: false,
      hideErrors: true,
      motd: 'flat',
      ...options,
    }) as unknown as EventEmitter
    this.protocol = server
    server.on('playerJoin', (client: FlatClient) => this.#welcome(client))
    return new Promise((resolve) => server.once('listening', () => resolve()))
  }

  tick(): void {
    this.ticks++
    const { clients } = this.protocol as unknown as { clients: Record<string, FlatClient> }
    if (this.ticks % 20 !== 0) return
    for (const client of Object.values(clients)) {
      client.write('update_time', { age: [0, this.ticks], time: [0, this.ticks] })
    }
  }

  stop(): void {
    ;(this.protocol as unknown as { close(): void } | null)?.close()
  }

  release(): void {
    // Nothing is held.
  }

  #welcome(client: FlatClient): void {
    const { loginPacket } = minecraftData(version) as unknown as { loginPacket: object }
    client.write('login', { ...loginPacket, entityId: 1, gameMode: 0, viewDistance: 4 })
    for (let x = -4; x <= 4; x++) {
      for (let z = -4; z <= 4; z++) client.write('map_chunk', { x, z, ...this.#chunk })
    }
    client.write('position', { x: 0.5, y: 64, z: 0.5, yaw: 0, pitch: 0, flags: 0, teleportId: 1 })
    client.write('update_health', { health: 20, food: 20, foodSaturation: 5 })
    client.on('block_dig', ({ status, location }: { status: number; location: object }) => {
      if (status === 2) client.write('block_change', { location, type: 0 })
    })
  }
}

/** The flat world as a host is given it. */
export function createFlatWorld(): HostedWorld {
  return { server: new FlatServer(), name: 'flat', minecraft: version }
}

function flatChunk(): object {
  const createChunk = require('prismarine-chunk') as (version: string) => new () => FlatColumn
  const column = new (createChunk(version))()
  const grass = minecraftData(version).blocksByName['grass_block']!.defaultState
  for (let x = 0; x < 16; x++) {
    for (let z = 0; z < 16; z++) {
      for (let y = 60; y < 64; y++) column.setBlockStateId({ x, y, z }, grass)
    }
  }
  return {
    groundUp: true,
    bitMap: column.getMask(),
    biomes: column.dumpBiomes(),
    ignoreOldData: true,
    heightmaps: { type: 'compound', name: '', value: {} },
    chunkData: column.dump(),
    blockEntities: [],
  }
}

interface FlatColumn {
  setBlockStateId(position: { x: number; y: number; z: number }, state: number): void
  getMask(): number
  dumpBiomes(): number[]
  dump(): Buffer
}
