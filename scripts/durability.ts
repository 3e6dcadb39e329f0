/**
 * `npm run durability [-- --kills 200] [-- --seed 1] [-- --workers 2]`: starts real `stevolve run` and `eval` processes, kills each with
 * SIGKILL at a random moment, and looks at what is left: SQLite must find nothing wrong, everything that was reported as
 * recorded must be there, and the next process must go on in the same folder without help. Exits 1 where that is not so.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../src/env/index.ts'
import { Folder } from './durability/folder.ts'
import { readWords, wholeNumberFrom, workersFrom, workersOption } from './support/read-words.ts'

/** Kills that one run directory lives through before the next one is begun. */
const killsPerFolder = 10

const values = readWords({
  kills: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
  workers: workersOption,
})

const kills = wholeNumberFrom('kills', values.kills, 1, 100_000)
const seed = wholeNumberFrom('seed', values.seed, 1, 2 ** 31)
const workers = workersFrom(values.workers)
const faults: string[] = []
const counts = { kills: 0, attempts: 0, episodes: 0, beforeBegin: 0, resumed: 0 }
let begun = 0
let folders = 0
const root = mkdtempSync(join(tmpdir(), 'stevolve-durability-'))

const isClean = (): boolean => faults.length === 0

async function work(): Promise<void> {
  while (begun < kills && isClean()) {
    const number = folders++
    const planned = Math.min(killsPerFolder, kills - begun)
    begun += planned
    const folder = new Folder(join(root, String(number)), createRandom(`${seed}/${number}`))
    for (let kill = 0; kill < planned && isClean(); kill++) {
      const outcome = await folder.killOne()
      counts.attempts += outcome.attempts
      counts.episodes += outcome.episodes
      for (const fault of outcome.faults) faults.push(`${outcome.what}: ${fault}`)
      if (!outcome.wasKilled) {
        // It was done before its moment came: this kill is made up for in another folder.
        begun--
        continue
      }
      counts.kills++
      if (!outcome.hasBegun) counts.beforeBegin++
      if (counts.kills % 10 === 0) console.error(`${counts.kills} of ${kills} killed`)
    }
    if (!isClean()) return
    // The last one of a folder is left alone: it must go on and come to an end.
    faults.push(...(await folder.finish()))
    counts.resumed++
    if (isClean()) folder.remove()
  }
}

await Promise.all(Array.from({ length: workers }, work))
console.log(
  `${counts.kills} processes killed in ${counts.resumed} folders (seed ${seed}), ${counts.beforeBegin} of them before ` +
    `they reported anything; ${counts.attempts} attempts and ${counts.episodes} episodes were reported before the kills and all found.`,
)
if (!isClean()) {
  for (const fault of faults) console.error(fault)
  console.error(`What was left is in ${root}.`)
  process.exitCode = 1
} else {
  rmSync(root, { recursive: true, force: true })
}
