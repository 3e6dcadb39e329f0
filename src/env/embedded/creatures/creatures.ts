import type { Position } from '../../position.ts'
import { createRandom } from '../../random.ts'
import type { Resident } from '../world/terrain-generator.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { chunkKey } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createVersionData } from '../server/version-data.ts'
import { blastResistances } from './blast-resistance.ts'
import { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { DormantCreatures } from './dormant-creatures.ts'
import { herdsOf } from './herds.ts'
import { shear } from './shearing.ts'
import { liveOneTick } from './life.ts'
import { skyDarkeningAt } from './light-reader.ts'
import { spawnMonsters } from './natural-spawning.ts'
import type { Species } from './species.ts'
import { speciesByName } from './species/index.ts'
import { VillagerOffers } from './villager-offers.ts'
import { isProfession } from './villager-trades.ts'

/** How often creatures in chunks that nobody sees any more are laid to rest, in ticks. */
const restTicks = 40

/** What the mechanic needs besides the server. */
export interface CreatureOptions {
  /** Decides where herds are. */
  readonly seed: number | string
}

/** Animals stand where the land is grass, and monsters come in the dark, unless the world's rules forbid it. */
export function creatures({ seed }: CreatureOptions): Mechanic {
  return {
    name: 'creatures',
    install(server: EmbeddedServer): void {
      const keeper = new CreatureKeeper(server, seed)
      server.creatures = keeper
      server.onTick(() => keeper.step())
      server.onPacket('use_entity', (player, fields) => shear(keeper.world, player, fields))
    },
  }
}

/** The creatures of a server: puts them into the world and to rest. */
export class CreatureKeeper {
  readonly #server: EmbeddedServer
  readonly #world: CreatureWorld
  readonly #seed: number | string
  readonly #dormant = new DormantCreatures()
  /** Chunks whose herds have been put into the world. */
  readonly #settled = new Set<number>()
  #seenChunks = 0
  #skyDarkening = 0

  constructor(server: EmbeddedServer, seed: number | string) {
    this.#server = server
    this.#seed = seed
    const { states } = server.world
    const data = createVersionData(states.version)
    const darkening = () => this.#skyDarkening
    const typeIds = new Map<string, number>()
    this.#world = {
      server,
      random: server.random.fork('creatures'),
      light: server.light,
      get skyDarkening() {
        return darkening()
      },
      typeId: (name) => {
        let id = typeIds.get(name)
        if (id === undefined) typeIds.set(name, (id = data.entityTypeId(name)))
        return id
      },
      blastResistance: blastResistances(states.version, states.count),
    }
  }

  get world(): CreatureWorld {
    return this.#world
  }

  /** Puts a creature into the world. */
  spawn(species: Species, position: Position, yawDegrees = 0): Creature {
    const creature = new Creature(this.#world, species, position, yawDegrees, liveOneTick)
    this.#server.addEntity(creature)
    return creature
  }

  /** Once a tick, after the players have moved. */
  step(): void {
    const { tickNumber, settings, timeOfDay } = this.#server
    this.#skyDarkening = skyDarkeningAt(timeOfDay)
    this.#settleChunks()
    if (tickNumber % restTicks === 0) this.#layToRest()
    if (!settings.gameRules.doMobSpawning || settings.difficulty === 'peaceful') return
    if (this.#server.players.length === 0) return
    spawnMonsters(this.#world, this.#countMonsters(), (species, position) =>
      this.spawn(species, position, this.#world.random.below(360)),
    )
  }

  /** Wakes and settles chunks that have come into view. */
  #settleChunks(): void {
    const { players } = this.#server
    let sent = 0
    for (const { chunksSent } of players) sent += chunksSent
    if (sent === this.#seenChunks) return
    this.#seenChunks = sent
    for (const { chunks } of players) for (const key of chunks) this.#settle(key)
  }

  #settle(key: number): void {
    for (const creature of this.#dormant.take(key)) this.#server.addEntity(creature)
    if (this.#settled.has(key) || !this.#server.settings.gameRules.doMobSpawning) return
    this.#settled.add(key)
    const chunkX = Math.floor(key / 0x400000) - 0x200000
    const chunkZ = (key % 0x400000) - 0x200000
    for (const { species, position } of herdsOf(this.#server, this.#seed, chunkX, chunkZ)) {
      this.spawn(species, position)
    }
    for (const resident of this.#server.world.generator.residents?.(chunkX, chunkZ) ?? [])
      this.#house(resident)
  }

  /** Puts a villager in front of its house, with offers that its home decides. */
  #house({ profession, ...position }: Resident): void {
    if (!isProfession(profession)) return
    const villager = this.spawn(speciesByName.villager, position)
    const random = createRandom(`${this.#seed}/villager/${position.x}/${position.z}`)
    villager.offers = new VillagerOffers(profession, random)
    villager.mind.home = { x: position.x, z: position.z }
  }

  #layToRest(): void {
    const { players, entities } = this.#server
    for (const entity of entities.all) {
      if (!(entity instanceof Creature) || entity.species.category === 'monster') continue
      const key = chunkKey(Math.floor(entity.position.x) >> 4, Math.floor(entity.position.z) >> 4)
      if (players.some(({ chunks }) => chunks.has(key))) continue
      this.#server.removeEntity(entity)
      if (entity.alive) this.#dormant.put(entity)
    }
  }

  #countMonsters(): number {
    let count = 0
    for (const entity of this.#server.entities.all) {
      if (entity instanceof Creature && entity.species.category === 'monster') count++
    }
    return count
  }
}
