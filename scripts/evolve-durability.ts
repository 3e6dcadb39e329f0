/**
 * `npm run durability:evolve [-- --kills 50] [-- --seed 1] [-- --episodes 60]`: evolves once undisturbed, and once more in another folder in
 * which process after process is killed with SIGKILL at a random moment. Nothing that was reported as finished may be lost, SQLite must find
 * nothing wrong, and every generation must be the same in both, by its digest. Exits 1 where that is not so.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../src/env/index.ts'
import { findFaults } from './durability/find-faults.ts'
import { runProcess } from './durability/run-process.ts'
import { readWords, wholeNumberFrom } from './support/read-words.ts'

/** Most events of progress before a kill, and most milliseconds from the start, where it is killed by time. */
const mostEvents = 3
const earlyKillMs = 4_000
/** Most milliseconds between the last event awaited and the kill. */
const delayMs = 400

const values = readWords({
  kills: { type: 'string', default: '50' },
  seed: { type: 'string', default: '1' },
  episodes: { type: 'string', default: '100' },
})

const kills = wholeNumberFrom('kills', values.kills, 1, 10_000)
const seed = wholeNumberFrom('seed', values.seed, 1, 2 ** 31)
const episodes = wholeNumberFrom('episodes', values.episodes, 1, 100_000)
const words = [
  'evolve',
  '--group',
  'wooden,stone',
  '--episodes',
  String(episodes),
  '--generation-size',
  '5',
  '--seed',
  String(seed),
  '--workers',
  '2',
]
const random = createRandom(`evolve-durability/${seed}`)
const root = mkdtempSync(join(tmpdir(), 'stevolve-evolve-durability-'))
const undisturbed = join(root, 'undisturbed')
const disturbed = join(root, 'disturbed')
for (const folder of [undisturbed, disturbed]) mkdirSync(folder)

const faults: string[] = []
const whole = await runProcess(words, undisturbed, null)
if (whole.exitCode !== 0) faults.push(`The undisturbed evolution ended with ${whole.exitCode}: ${whole.log}`)
console.error(`Undisturbed: ${whole.digests.length} generations.`)

const digests: string[] = []
const reported: number[] = []
let killed = 0
let isOver = false
while (killed < kills && !isOver && faults.length === 0) {
  const events = random.below(3) === 0 ? null : 1 + random.below(mostEvents)
  const wait = random.below(events === null ? earlyKillMs : delayMs)
  const run = await runProcess(words, disturbed, { events, wait })
  digests.push(...run.digests)
  reported.push(...run.reported.episodes)
  isOver = run.exitCode !== null
  if (isOver) {
    if (run.exitCode !== 0) faults.push(`A process ended by itself with ${run.exitCode}: ${run.log}`)
  } else if (++killed % 10 === 0) console.error(`${killed} of ${kills} killed, ${digests.length} generations`)
  const left = { attempts: [], episodes: reported }
  if (run.hasBegun) faults.push(...findFaults(join(disturbed, 'stevolve.db'), left))
}
if (killed < kills && faults.length === 0)
  faults.push(`It was over after ${killed} kills: ask for more episodes with --episodes.`)
if (!isOver && faults.length === 0) {
  const last = await runProcess(words, disturbed, null)
  digests.push(...last.digests)
  if (last.exitCode !== 0) faults.push(`The last process ended with ${last.exitCode}: ${last.log}`)
}
// What a process wrote and was killed before it could tell is told by nobody: all that is told must agree.
const expected = new Set(whole.digests)
for (const digest of digests)
  if (!expected.has(digest))
    faults.push(`A generation ${digest.slice(0, 12)} is not among the undisturbed ones.`)
if (digests.at(-1) !== whole.digests.at(-1)) faults.push('The last generations differ.')

console.log(
  `${killed} processes killed (seed ${seed}); ${reported.length} episodes were reported before and all found; ` +
    `${whole.digests.length} generations of ${episodes} episodes, ${new Set(digests).size} of them told of in the disturbed evolution, all the same.`,
)
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error(`What was left is in ${root}.`)
  process.exitCode = 1
} else rmSync(root, { recursive: true, force: true })
