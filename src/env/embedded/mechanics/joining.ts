import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { createVersionData, type VersionData } from '../server/version-data.ts'
import { declaredRecipes } from '../server/declared-recipes.ts'
import { declaredTags } from '../server/declared-tags.ts'
import { sendInventory } from './inventory-sync.ts'
import { tellExperience } from './vitals-sync.ts'

/** The one dimension's name. */
export const worldName = 'minecraft:overworld'
const survivalMode = 0
const noPreviousMode = 255
/** Entity status that gives a client no operator rights. */
const operatorLevelNone = 24
const difficultyIds = { peaceful: 'peaceful', easy: 'easy', normal: 'normal', hard: 'hard' } as const

/** A client that joins is told the world, its rules, what it carries and where it is, in the order of vanilla. */
export const joining: Mechanic = {
  name: 'joining',
  install(server: EmbeddedServer): void {
    const data = createVersionData(server.world.states.version)
    const recipes = declaredRecipes(server.rules)
    const tags = declaredTags(data)
    server.roles.welcome = (player) => {
      player.send('login', loginFields(server, player, data))
      player.send('custom_payload', { channel: 'minecraft:brand', data: brand('stevolve') })
      const { difficulty } = server.settings
      player.send('difficulty', { difficulty: difficultyIds[difficulty], difficultyLocked: true })
      player.send('abilities', { flags: 0, flyingSpeed: 0.05, walkingSpeed: 0.1 })
      player.send('held_item_slot', { slot: player.inventory.heldIndex })
      player.send('declare_recipes', { recipes })
      player.send('tags', tags)
      player.send('unlock_recipes', unlockedRecipes(recipes.map(({ recipeId }) => recipeId)))
      player.send('entity_status', { entityId: player.entityId, entityStatus: operatorLevelNone })
      sendLife(server, player)
    }
  },
}

/** What a client needs at the start of every life: its surroundings, then its place, time, body and inventory. */
export function sendLife(server: EmbeddedServer, player: PlayerSession): void {
  const { body } = player
  const spawn = server.world.spawn()
  const location = { x: Math.floor(spawn.x), y: Math.floor(spawn.y), z: Math.floor(spawn.z) }
  server.roles.startChunks(player)
  player.send('spawn_position', { location })
  sendTime(server, player)
  sendInventory(player)
  player.teleport(body.position.x, body.position.y, body.position.z)
  tellExperience(player)
  player.send('update_health', { health: body.health, food: body.food, foodSaturation: body.saturation })
  server.entities.updatePlayer(player)
}

/** A negative time of day tells the client that the sun stands still. */
export function sendTime(server: EmbeddedServer, player: PlayerSession): void {
  const { timeOfDay } = server
  const time = server.settings.gameRules.doDaylightCycle ? timeOfDay : -Math.max(1, timeOfDay)
  player.send('update_time', { age: BigInt(server.tickNumber), time: BigInt(time) })
}

function loginFields(server: EmbeddedServer, player: PlayerSession, data: VersionData): object {
  return {
    entityId: player.entityId,
    isHardcore: false,
    gameMode: survivalMode,
    previousGameMode: noPreviousMode,
    worldNames: [worldName],
    dimensionCodec: data.dimensionCodec,
    dimension: data.dimension,
    worldName,
    hashedSeed: [0, 0],
    maxPlayers: server.maxPlayers,
    viewDistance: server.settings.viewDistanceChunks,
    reducedDebugInfo: false,
    enableRespawnScreen: !server.settings.gameRules.doImmediateRespawn,
    isDebug: false,
    isFlat: false,
  }
}

/** Every recipe is known from the start: the client's recipe book shows only those it is told of. */
function unlockedRecipes(recipeIds: readonly string[]): object {
  return {
    action: 0,
    craftingBookOpen: false,
    filteringCraftable: false,
    smeltingBookOpen: false,
    filteringSmeltable: false,
    blastFurnaceOpen: false,
    filteringBlastFurnace: false,
    smokerBookOpen: false,
    filteringSmoker: false,
    recipes1: recipeIds,
    recipes2: [],
  }
}

/** A text with its length before it, as the brand channel wants it. Shorter than 128 bytes. */
function brand(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return Buffer.concat([Buffer.from([bytes.length]), bytes])
}
