import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { EndedCli } from './support/start-cli.ts'
import { isOfType, startCli } from './support/start-cli.ts'

const words = (folder: string, workers: string): readonly string[] => [
  'evolve',
  '--tasks',
  'oak_log,stick',
  '--episodes',
  '4',
  '--generation-size',
  '2',
  '--policy',
  'on',
  '--gate-pairs',
  '2',
  '--workers',
  workers,
  '--json',
  '--run-dir',
  folder,
]

type Line = Readonly<Record<string, unknown>>

const linesOf = ({ out }: EndedCli) => out.map((line) => JSON.parse(line) as Line)
const digestsOf = (lines: readonly Line[]) =>
  lines.filter(({ type }) => type === 'generation').map(({ digest }) => digest)
const policiesOf = (lines: readonly Line[]) => lines.filter(({ type }) => type === 'policy')

it('trains and gates the same network with one worker or two, killed on the way or not', async () => {
  const folder = temporaryFolder()
  const whole = await startCli(words('whole', '2'), folder).ended
  expect(whole.exitCode).toBe(0)
  const [policy] = policiesOf(linesOf(whole))
  expect(policy).toMatchObject({ candidate: 'scorer@1', gate: 1, pairs: 2 })

  const killed = startCli(words('killed', '1'), folder)
  // The second generation is kept; its network is trained then, and the gate begins.
  let generations = 0
  await killed.line((line) => isOfType('generation')(line) && ++generations === 2)
  killed.signal('SIGKILL')
  await killed.ended
  const rest = linesOf(await startCli(words('killed', '1'), folder).ended)
  expect(policiesOf(rest)).toEqual([policy])
  const summary = rest.at(-1) as { readonly generations: readonly Line[] }
  expect(digestsOf(summary.generations).slice(-2)).toEqual(digestsOf(linesOf(whole)))

  // Every episode of learning and of the gate can be played again from the record.
  const replayed = await startCli(['replay', '--all', '--run-dir', 'killed', '--json'], folder).ended
  expect(replayed.exitCode).toBe(0)
  const reader = new RecordReader(join(folder, 'killed', 'stevolve.db'))
  const finished = reader.episodes().filter(({ ending }) => ending === 'goal' || ending === 'horizon')
  expect(finished).toHaveLength(4 + 4)
  reader.close()
})
