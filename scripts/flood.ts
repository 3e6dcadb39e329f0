/**
 * `npm run flood [-- --seconds 60] [-- --seed 1] [-- --players 4] [-- --save-every 2] [-- --stall-ms 5000]`: players that send packets at random,
 * sensible and not, over TCP to a `world serve` in another process, while an honest player plays. The server is killed on
 * the way, always after it has saved and by turns while it saves; what it has kept is counted, and it is started again.
 * Exits 1 where the server crashes, reports a fault of its own, is silent too long or keeps
 * growing, and where there is more of anything than was ever handed out.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallDelay, wallNowMs } from '../src/env/clock/real-time.ts'
import { SaveFolder } from '../src/env/embedded/save/save-folder.ts'
import { createBlockStates } from '../src/env/embedded/world/block-states.ts'
import { createRandom } from '../src/env/random.ts'
import { audit } from './flood/audit.ts'
import { Flooder } from './flood/flooder.ts'
import { floodWorld } from './flood/flood-world.ts'
import { HonestPlayer } from './flood/honest-player.ts'
import { attackRaw, rawAttacks } from './flood/raw-attack.ts'
import { SaveWatch } from './flood/save-watch.ts'
import { ServedProcess } from './flood/served-process.ts'
import { memoryGrowth, quantile } from './flood/measures.ts'
import { readWords, wholeNumberFrom } from './support/read-words.ts'

const help = `Usage: npm run flood -- [options]

Flood a served world with random packets and look whether it stands.

Options:
  --seconds <n>     how long (default: 60)
  --seed <n>        seed of what is sent (default: 1)
  --players <n>     flooding players, 1-6 (default: 4)
  --kills <n>       how often the server is killed on the way (default: one in 25 s)
  --save-every <n>  seconds between two saves (default: 2)
  --stall-ms <n>    longest silence of the server that is let pass (default: 5000)
  --help            print this help`

const values = readWords(
  {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    players: { type: 'string', default: '4' },
    kills: { type: 'string' },
    'save-every': { type: 'string', default: '2' },
    'stall-ms': { type: 'string', default: '5000' },
  },
  help,
)
const seconds = wholeNumberFrom('seconds', values.seconds, 5, 86_400)
const seed = wholeNumberFrom('seed', values.seed, 0, 0x7fffffff)
const playerCount = wholeNumberFrom('players', values.players, 1, 6)
const kills = wholeNumberFrom('kills', values.kills ?? String(Math.floor(seconds / 25)), 0, 1_000)
const saveEvery = wholeNumberFrom('save-every', values['save-every'], 1, 3_600)
const stallMs = wholeNumberFrom('stall-ms', values['stall-ms'], 100, 600_000)

/** Share by which resident memory may grow from the second quarter of a life to its last. */
const mostGrowth = 0.25
const sampleMs = 500
/** Longest wait for a save before a kill: what a busy machine may make of `--save-every`. */
const saveWaitMs = saveEvery * 1_000 + 60_000
const reportSeconds = 10
const stormConnections = 20

const violations: string[] = []
const random = createRandom(`flood/${seed}`)
const states = createBlockStates('1.16.5')
const folder = mkdtempSync(join(tmpdir(), 'stevolve-flood-'))
const worldPath = join(folder, 'flood.world.json')
const saveFolder = join(folder, 'save')
writeFileSync(worldPath, JSON.stringify(floodWorld()))
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())

const wordsFor = (port: number) => [
  '--port',
  String(port),
  '--world',
  worldPath,
  '--save',
  saveFolder,
  '--save-every',
  String(saveEvery),
]
const saves = new SaveWatch(saveFolder)
let server = await ServedProcess.start(wordsFor(0))
const { port } = server
console.log(`Flooding 127.0.0.1:${port} for ${seconds} s with seed ${seed} and ${playerCount} players.`)
const flooders = Array.from({ length: playerCount }, (_, index) => {
  const pressure = { packetsPerBeat: 40 + 40 * index, nonsenseShare: [0, 0.0005, 0.002, 0.02][index % 4]! }
  return new Flooder(`flood${index + 1}`, port, random.fork(`player/${index}`), pressure)
})
const honest = new HonestPlayer(port)
const endOfFlood = new AbortController()
const over = AbortSignal.any([endOfFlood.signal, stop.signal])
const playing = [...flooders.map((flooder) => flooder.play(over)), honest.play(over), storm(over)]

const startMs = wallNowMs()
const elapsed = () => (wallNowMs() - startMs) / 1000
const killTimes = Array.from({ length: kills }, () => (0.1 + 0.85 * random.next()) * seconds).sort(
  (a, b) => a - b,
)
let samples: number[] = []
let audits = 0
let killed = 0
let halfWritten = 0
let nextReport = reportSeconds
while (elapsed() < seconds && !over.aborted) {
  await wallDelay(sampleMs)
  const megabytes = server.residentMegabytes()
  if (megabytes !== null) samples.push(megabytes)
  if (server.crashed) {
    violations.push(`The server ended by itself: ${server.log.slice(-5).join(' | ')}`)
    break
  }
  if (killTimes[0] !== undefined && elapsed() >= killTimes[0]) {
    killTimes.shift()
    if (!(await saves.anotherSave(saveWaitMs))) {
      violations.push(`The server did not save within ${saveWaitMs / 1000} s.`)
    }
    if (++killed % 2 === 0) await saves.beginOfSave(saveWaitMs)
    endOfLife()
    await server.kill()
    if (saves.isHalfWritten()) halfWritten++
    if (look('after a kill') === null) violations.push('Nothing was kept after a kill that followed a save.')
    server = await ServedProcess.start(wordsFor(port))
  }
  if (elapsed() >= nextReport) {
    nextReport += reportSeconds
    report()
  }
}
endOfFlood.abort()
await Promise.all(playing)
endOfLife()
if (!server.crashed && !(await server.stop()))
  violations.push('The server did not close when it was told to.')
const atEnd = look('at the end')
server = await ServedProcess.start(wordsFor(port))
await server.stop()
const again = look('after another start')
if (atEnd !== null && again !== null && atEnd !== again)
  violations.push(`Kept items changed by a start: ${atEnd} before, ${again} after.`)
rmSync(folder, { recursive: true, force: true })

const { witness } = honest
if (witness.longestSilenceMs > stallMs) {
  violations.push(`The server was silent for ${(witness.longestSilenceMs / 1000).toFixed(1)} s.`)
}
if (witness.done === 0 && seconds >= 20) violations.push('The honest player could do nothing.')
console.log(`
${flooders.map(({ name, count }) => `${name}: ${count.packets} packets in ${count.sessions} sessions, ${count.refused} times refused`).join('\n')}
Honest player: ${witness.done} deeds in ${witness.sessions} sessions; ${[...witness.failed].map(([what, times]) => `${times} x ${what}`).join('; ') || 'none failed'}.
Ticks: ${witness.ticks} in ${(witness.connectedMs / 1000).toFixed(1)} s, ${((witness.ticks * 5_000) / Math.max(1, witness.connectedMs)).toFixed(0)} % of full speed; \
longest silence ${(witness.longestSilenceMs / 1000).toFixed(1)} s (one word a second is due).
Round trip of a click: median ${quantile(witness.clickMs, 0.5).toFixed(0)} ms, 95 % within ${quantile(witness.clickMs, 0.95).toFixed(0)} ms.
Kills: ${killed}, each after a save; ${halfWritten} of them left a save half written. Worlds counted: ${audits}.`)
if (violations.length === 0) console.log('Everything held.')
else {
  console.log(`${violations.length} violations (seed ${seed}):`)
  for (const violation of violations) console.log(`- ${violation}`)
  for (const { name, lastPackets } of flooders) {
    console.log(`Last packets of ${name}:`)
    for (const packet of lastPackets) console.log(`  ${packet}`)
  }
  process.exitCode = 1
}
process.exit()

/** Counts the saved world; returns its counts as text, or null where none was saved yet. */
function look(when: string): string | null {
  const kept = SaveFolder.open(saveFolder)
  try {
    const save = kept.read()
    if (save === null) return null
    audits++
    const { counts, surpluses } = audit(save, states)
    violations.push(...surpluses.map((surplus) => `More than there should be ${when}: ${surplus}`))
    return JSON.stringify([...counts].sort())
  } catch (error) {
    violations.push(`The saved world cannot be read ${when}: ${String(error)}`)
    return null
  } finally {
    kept.close()
  }
}

/** Judges what a server process leaves behind: its log and the course of its memory. */
function endOfLife(): void {
  violations.push(...server.log.filter((line) => line.includes('fault of stevolve')))
  const growth = memoryGrowth(samples)
  if (growth !== null && growth > mostGrowth) {
    violations.push(
      `Memory grew by ${(growth * 100).toFixed(0)} % in ${(samples.length * sampleMs) / 1000} s.`,
    )
  }
  if (samples.length > 0)
    console.log(
      `Memory: ${samples.at(0)!.toFixed(0)} MB at first, ${samples.at(-1)!.toFixed(0)} MB at last, at most ${Math.max(...samples).toFixed(0)} MB.`,
    )
  samples = []
}

function report(): void {
  const packets = flooders.reduce((sum, { count }) => sum + count.packets, 0)
  console.log(
    `${elapsed().toFixed(0)} s: ${packets} packets, ${honest.witness.done} honest deeds, ${samples.at(-1)?.toFixed(0) ?? '?'} MB`,
  )
}

/** Connections that make no sense, one after another and many at once. */
async function storm(signal: AbortSignal): Promise<void> {
  const chance = random.fork('storm')
  while (!signal.aborted) {
    const connections = chance.below(10) === 0 ? stormConnections : 2
    const names = Array.from({ length: connections }, () => rawAttacks[chance.below(rawAttacks.length)]!)
    await Promise.all(names.map((name) => attackRaw(name, port, chance)))
    await wallDelay(100)
  }
}
