import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { initialParameters } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { madeCard } from '../distill/training/made-rows.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { RunningCli } from './support/start-cli.ts'
import { isOfType, resultOf, startCli } from './support/start-cli.ts'

/** A `policy serve` in a process of its own, and its address; another `seed` is another model. */
async function servedPolicy(
  folder: string,
  { seed = 1, port = '0' } = {},
): Promise<{ readonly server: RunningCli; readonly url: string }> {
  const file = `scorer-${seed}.onnx`
  writeFileSync(join(folder, file), modelFile(initialParameters(madeCard.architecture, seed), madeCard))
  const server = startCli(['policy', 'serve', file, '--port', port, '--json'], folder)
  const { url } = JSON.parse(await server.line(isOfType('listening'))) as { url: string }
  return { server, url }
}

it('an episode goes on without its policy when the server is killed, says so, and can be played again', async () => {
  const folder = temporaryFolder()
  const { server, url } = await servedPolicy(folder)
  const words = ['run', 'stone_pickaxe', '--horizon', '1200', '--policy', url, '--json', '--run-dir', 'play']
  const play = startCli(words, folder)
  await play.line(isOfType('subgoal-end'))
  server.signal('SIGKILL')
  const ended = await play.ended
  const result = resultOf(ended) as { attempts: number; policyFallbacks: number; ending: string }
  expect(['goal', 'horizon', 'died']).toContain(result.ending)
  expect(result.policyFallbacks).toBeGreaterThan(0)
  expect(result.policyFallbacks).toBeLessThan(result.attempts)
  expect(ended.out.filter(isOfType('policy-fallback'))).toHaveLength(result.policyFallbacks)

  const reader = new RecordReader(join(folder, 'play', 'stevolve.db'))
  const decisions = reader.attempts(1).map(({ id }) => reader.readAttempt(id)!.decision)
  const lasting = decisions.slice(-result.policyFallbacks)
  expect(lasting.every(({ fallback, chosen }) => fallback !== undefined && chosen !== null)).toBe(true)
  expect(reader.runs()[0]!.configuration).toMatchObject({ policy: { name: 'scorer@1', served: true } })
  reader.close()

  const replayed = await startCli(['replay', '1', '--json', '--run-dir', 'play'], folder).ended
  expect(JSON.parse(replayed.out[0]!)).toMatchObject({ outcome: 'agrees', recordedAttempts: result.attempts })
})

it('a server of a policy stops on a signal with its exit code, and says what it did', async () => {
  const { server, url } = await servedPolicy(temporaryFolder())
  expect((await fetch(`${url}/v2/models/scorer/ready`)).status).toBe(200)
  server.signal('SIGINT')
  const ended = await server.ended
  expect(ended.exitCode).toBe(130)
  expect(resultOf(ended)).toMatchObject({ type: 'result', answered: 0, refused: 0, failed: 0 })
  expect(ended.log.at(-1)).toMatch(/^Served for .* 0 requests answered/)
})

it('an evolution plays with a server, says when another model is there in mid-run, and goes on with the first one alone', async () => {
  const folder = temporaryFolder()
  const first = await servedPolicy(folder)
  const { port } = new URL(first.url)
  const words = [
    'evolve',
    '--tasks',
    'stick',
    '--generation-size',
    '2',
    '--workers',
    '1',
    '--policy',
    first.url,
  ]
  const evolve = (episodes: number) =>
    startCli([...words, '--episodes', `${episodes}`, '--json', '--run-dir', 'evolved'], folder)

  const play = evolve(4)
  await play.line(isOfType('result'))
  first.server.signal('SIGKILL')
  const second = await servedPolicy(folder, { seed: 2, port })
  const ended = await play.ended
  expect(ended.exitCode).toBe(0)
  const { policyFallbacks } = JSON.parse(ended.out.at(-1)!) as { policyFallbacks: number }
  expect(policyFallbacks).toBeGreaterThan(0)
  expect(ended.log.join('\n')).toMatch(
    /The policy scorer@1 \w{12} cannot be asked: another model is served now/,
  )

  const reader = new RecordReader(join(folder, 'evolved', 'stevolve.db'))
  const hashes = new Set(reader.episodes().map(({ configuration }) => configuration.policy?.hash))
  expect(hashes.size).toBe(1)
  expect(reader.episodes().reduce((sum, { id }) => sum + reader.fallbacks(id), 0)).toBe(policyFallbacks)
  reader.close()

  // The other model is refused for the rest, and the first one is taken.
  const other = await evolve(5).ended
  expect(other.exitCode).toBe(2)
  expect(other.log.join(' ')).toMatch(/was made with other settings: policy.hash was \w+… and is now/)
  second.server.signal('SIGKILL')
  await second.server.ended
  await servedPolicy(folder, { port })
  const rest = await evolve(5).ended
  expect(rest.exitCode).toBe(0)
  expect(JSON.parse(rest.out.at(-1)!)).toMatchObject({ complete: true, policyFallbacks })

  const replayed = await startCli(['replay', '--all', '--json', '--run-dir', 'evolved'], folder).ended
  expect(replayed.exitCode).toBe(0)
  const outcomes = replayed.out.filter((line) => line.includes('"outcome"'))
  expect(outcomes).toHaveLength(5)
  expect(outcomes.every((line) => line.includes('"outcome":"agrees"'))).toBe(true)
})
