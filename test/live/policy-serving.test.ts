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

/** A `policy serve` in a process of its own, and its address. */
async function servedPolicy(folder: string): Promise<{ readonly server: RunningCli; readonly url: string }> {
  writeFileSync(
    join(folder, 'scorer-1.onnx'),
    modelFile(initialParameters(madeCard.architecture, 1), madeCard),
  )
  const server = startCli(['policy', 'serve', 'scorer-1.onnx', '--port', '0', '--json'], folder)
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
