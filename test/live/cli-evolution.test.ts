import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { EndedCli } from './support/start-cli.ts'
import { isOfType, startCli } from './support/start-cli.ts'

const words = (folder: string, ...more: string[]): readonly string[] => [
  'evolve',
  '--tasks',
  'stick,stone_pickaxe',
  '--episodes',
  '4',
  '--generation-size',
  '2',
  '--json',
  '--run-dir',
  folder,
  ...more,
]

const jsonLines = ({ out }: EndedCli) => out.map((line) => JSON.parse(line) as Record<string, unknown>)

/** True for the nth line of a type; asked once for each line. */
function nthOfType(type: string, nth: number): (line: string) => boolean {
  let count = 0
  return (line) => isOfType(type)(line) && ++count === nth
}

/** What each generation knows, whatever the numbers of its attempts. */
const digestsOf = (lines: readonly Record<string, unknown>[]) =>
  lines.filter(({ type }) => type === 'generation').map(({ digest }) => digest)

it('learns the same with one worker or two, killed on the way or not, and what it learnt plays and replays', async () => {
  const folder = temporaryFolder()
  const whole = await startCli(words('whole', '--workers', '2'), folder).ended
  expect(whole.exitCode).toBe(0)
  const digests = digestsOf(jsonLines(whole))
  expect(digests).toHaveLength(2)

  const killed = startCli(words('killed', '--workers', '1'), folder)
  // The second generation has begun, and one of its episodes is over.
  await killed.line(nthOfType('result', 3))
  killed.signal('SIGKILL')
  const before = digestsOf(jsonLines(await killed.ended))
  const rest = await startCli(words('killed', '--workers', '1'), folder).ended
  expect(rest.exitCode).toBe(0)
  const summary = jsonLines(rest).at(-1) as { readonly generations: Record<string, unknown>[] }
  expect(before).toEqual(digests.slice(0, before.length))
  expect(digestsOf(summary.generations).slice(-2)).toEqual(digests)

  const evaluation = ['eval', '--tasks', 'stick', '--seeds', '7', '--generation', 'last', '--from', 'killed']
  const played = await startCli([...evaluation, '--run-dir', 'scored', '--json'], folder).ended
  expect(jsonLines(played)[0]).toMatchObject({
    type: 'result',
    task: 'stick',
    success: true,
    prior: 'recipes',
  })

  const exported = await startCli(['knowledge', 'export', '--from', 'killed', '--out', 'known.json'], folder)
    .ended
  expect(exported.exitCode).toBe(0)
  const second = ['evolve', '--tasks', 'stick', '--episodes', '1', '--knowledge', 'known.json']
  const taught = await startCli([...second, '--run-dir', 'taught', '--json'], folder).ended
  expect(taught.exitCode).toBe(0)
  const known = jsonLines(taught).at(-1) as { readonly generations: { readonly skills: number }[] }
  expect(known.generations[0]!.skills).toBe((summary.generations.at(-1) as { skills: number }).skills)

  for (const record of ['killed', 'scored', 'taught']) {
    const replayed = await startCli(['replay', '--all', '--run-dir', record, '--json'], folder).ended
    expect(replayed.exitCode).toBe(0)
  }
  const reader = new RecordReader(join(folder, 'killed', 'stevolve.db'))
  expect(reader.episodes().filter(({ success }) => success === true)).toHaveLength(4)
  reader.close()
})
