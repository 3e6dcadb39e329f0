// A bot of nobody in particular: mineflayer and mineflayer-pathfinder as their manuals show them, and no code of ours.
// Usage: node make-wooden-pickaxe.mjs PORT NAME. Ends with 0 and prints what it carries once it has the pickaxe.
import mineflayer from 'mineflayer'
import pathfinderPackage from 'mineflayer-pathfinder'
import { Vec3 } from 'vec3'

const { pathfinder, Movements, goals } = pathfinderPackage
const [port, username] = process.argv.slice(2)
const bot = mineflayer.createBot({ host: '127.0.0.1', port: Number(port), username })
bot.loadPlugin(pathfinder)
bot.on('kicked', (reason) => fail(`kicked: ${reason}`))
bot.on('error', fail)

bot.once('spawn', () => {
  makePickaxe().then(() => {
    const carried = bot.inventory.items().map(({ name, count }) => [name, count])
    console.log(JSON.stringify(Object.fromEntries(carried)))
    bot.quit()
  }, fail)
})

async function makePickaxe() {
  const wood = (await gatherLogs(3)).replace('_log', '')
  await craft(`${wood}_planks`, 3, null)
  await craft('stick', 1, null)
  await craft('crafting_table', 1, null)
  await craft('wooden_pickaxe', 1, await placeTable())
}

/** Breaks logs of the nearest tree and picks them up; returns what they are called. */
async function gatherLogs(wanted) {
  bot.pathfinder.setMovements(new Movements(bot))
  const isLog = ({ name }) => name.endsWith('_log')
  const carried = () => bot.inventory.items().filter(isLog)
  const count = () => carried().reduce((sum, item) => sum + item.count, 0)
  await bot.waitForChunksToLoad()
  while (count() < wanted) {
    const log = bot.findBlock({ matching: isLog, maxDistance: 64 })
    if (log === null) throw new Error('no log in sight')
    await bot.pathfinder.goto(new goals.GoalGetToBlock(log.position.x, log.position.y, log.position.z))
    await bot.dig(bot.blockAt(log.position))
    await pickUp()
  }
  return carried()[0].name
}

async function pickUp() {
  await bot.waitForTicks(15)
  const drop = bot.nearestEntity((entity) => entity.name === 'item')
  if (drop === null || drop.position.distanceTo(bot.entity.position) > 8) return
  const { x, y, z } = drop.position
  await bot.pathfinder.goto(new goals.GoalNear(x, y, z, 0)).catch(() => {})
  await bot.waitForTicks(10)
}

async function craft(name, times, table) {
  const [recipe] = bot.recipesFor(bot.registry.itemsByName[name].id, null, times, table)
  if (recipe === undefined) throw new Error(`no recipe for ${name}`)
  await bot.craft(recipe, times, table)
}

async function placeTable() {
  await bot.equip(bot.registry.itemsByName.crafting_table.id, 'hand')
  const here = bot.entity.position.floored()
  for (const [x, z] of [
    [2, 0],
    [-2, 0],
    [0, 2],
    [0, -2],
    [2, 2],
    [-2, -2],
  ]) {
    for (const y of [0, -1, 1]) {
      const ground = bot.blockAt(here.offset(x, y - 1, z))
      if (ground.boundingBox !== 'block' || bot.blockAt(here.offset(x, y, z)).name !== 'air') continue
      await bot.placeBlock(ground, new Vec3(0, 1, 0))
      return bot.blockAt(here.offset(x, y, z))
    }
  }
  throw new Error('no place for the table')
}

function fail(error) {
  console.error(error)
  process.exit(1)
}
