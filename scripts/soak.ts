/**
 * `npm run soak [-- --episodes 200] [-- --world default] [-- --seed 5001]`: plays many episodes of the suite one after
 * another in one process and thread, and checks what must hold whatever the agent does: nothing crashes, no deed throws,
 * every attempt ends within its budget plus 20 ticks, no listener stays behind, and memory does not grow
 * (scripts/soak/memory-verdict.ts says how that is judged). Exits 1 where something does not hold. The young heap has the
 * bounds of a thread that plays (`--max-semi-space-size` in package.json).
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readSuite, worldsFolder } from '../src/cli/suite-file.ts'
import { wallNowMs } from '../src/env/clock/real-time.ts'
import { loadWorldFile } from '../src/env/embedded/world-file/load-world-file.ts'
import type { MemorySample } from './soak/memory-verdict.ts'
import { judgeMemory } from './soak/memory-verdict.ts'
import { countListeners } from './soak/watched-host.ts'
import type { SoakedEpisode } from './soak/soak-player.ts'
import { soakEpisode } from './soak/soak-player.ts'
import { readWords, wholeNumberFrom } from './support/read-words.ts'

/** Listeners of the process are compared with those after so many episodes. */
const warmEpisodes = 5
/** Listeners that an episode may end with more than it had after its first attempt. */
const mostListenersGained = 0

const values = readWords({
  episodes: { type: 'string', default: '200' },
  world: { type: 'string', default: 'default' },
  seed: { type: 'string', default: '5001' },
  group: { type: 'string' },
})
const episodes = wholeNumberFrom('episodes', values.episodes, 1, 100_000)
const firstSeed = wholeNumberFrom('seed', values.seed, 0, 2 ** 31)
const { group } = values
const tasks = readSuite(null).tasks.filter((task) => group === undefined || task.group === group)
const world = loadWorldFile(values.world, worldsFolder)

const violations: string[] = []
process.on('warning', ({ name, message }) => {
  if (name === 'MaxListenersExceededWarning') violations.push(message)
})
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) =>
    violations.push(`${event}: ${error instanceof Error ? error.stack! : String(error)}`),
  )
}
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const megabyte = 1024 * 1024
function memory(): MemorySample & { readonly listeners: number } {
  // What array buffers held is given back only by the collection after the one that found them.
  collectGarbage()
  collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return {
    resident: rss / megabyte,
    live: (heapUsed + external) / megabyte,
    listeners: countListeners(process),
  }
}

/** Goes through the suite in leaps, so that a short soak meets every group too. */
const leap = coprimeNear(Math.round(tasks.length * 0.4), tasks.length)
const startMs = wallNowMs()
const played: SoakedEpisode[] = []
const memories: MemorySample[] = []
let warm = memory()
for (let index = 0; index < episodes; index++) {
  const task = tasks[(index * leap) % tasks.length]!
  const beganMs = wallNowMs()
  const episode = await soakEpisode(task, firstSeed + index, world)
  played.push(episode)
  const { seed, faults, listenersGained } = episode
  const name = `${task.id} ${seed}`
  violations.push(...faults.map((fault) => `${name}: ${fault}`))
  if (listenersGained > mostListenersGained) {
    violations.push(`${name}: ${listenersGained} listeners were left behind by its attempts`)
  }
  const now = memory()
  memories.push(now)
  if (index + 1 === Math.min(warmEpisodes, episodes)) warm = now
  console.log(
    `[${index + 1}/${episodes}] ${name}: ${episode.ending ?? 'crashed'}, ${episode.attempts} attempts, ` +
      `${episode.gameTicks} ticks in ${((wallNowMs() - beganMs) / 1000).toFixed(1)} s, ` +
      `${now.resident.toFixed(0)} MB (${now.live.toFixed(0)} in use)${faults.length === 0 ? '' : ` ${faults.length} FAULTS`}`,
  )
}

const last = memory()
const verdict = judgeMemory(memories)
violations.push(...verdict.violations)
if (last.listeners > warm.listeners) {
  violations.push(
    `the process has ${last.listeners - warm.listeners} listeners more than after episode ${warmEpisodes}`,
  )
}

const sum = (of: (episode: SoakedEpisode) => number) =>
  played.reduce((total, episode) => total + of(episode), 0)
console.log(`
${episodes} episodes, ${sum(({ success }) => Number(success))} successes, ${sum(({ attempts }) => attempts)} attempts, \
${sum(({ gameTicks }) => gameTicks)} ticks in ${((wallNowMs() - startMs) / 1000).toFixed(0)} s.
Deeds that had to be cut loose: ${sum(({ cutLoose }) => cutLoose)}.
Memory in use: median ${verdict.live.toFixed(0)} MB, trend ${verdict.liveGrowth.toFixed(1)} MB over all. Resident: at most \
${verdict.mostResident.toFixed(0)} MB, ${verdict.residentGrowth === null ? 'too few episodes for a trend' : `${percent(verdict.residentGrowth)} from the second quarter to the last`}.
Listeners of the process: ${warm.listeners} and ${last.listeners}.`)
if (violations.length === 0) console.log('Everything held.')
else {
  console.log(`${violations.length} violations:`)
  for (const violation of violations) console.log(`- ${violation}`)
  process.exitCode = 1
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(share * 100).toFixed(1)} %`
}

/** The smallest number from `start` on that has no divisor in common with `count`, so that its multiples reach all. */
function coprimeNear(start: number, count: number): number {
  let candidate = Math.max(1, start)
  while (greatestCommonDivisor(candidate, count) !== 1) candidate++
  return candidate
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}
