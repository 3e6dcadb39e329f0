import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

const script = new URL('./host-play.ts', import.meta.url)

function playInWorker(seeds: readonly number[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: { seeds }, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function playInProcess(seeds: readonly number[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [script.pathname, ...seeds.map(String)])
  return JSON.parse(stdout) as readonly string[]
}

describe('the embedded host', () => {
  it('puts the same bytes on the wire for the same seed, in any thread, process and order of episodes', async () => {
    const [inWorker, inOtherWorker, inProcess] = await Promise.all([
      playInWorker([11, 12]),
      playInWorker([12, 11]),
      playInProcess([11]),
    ])
    const alone = await playInProcess([12])
    expect(inWorker[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(inWorker[0]).not.toBe(inWorker[1])
    expect([inOtherWorker[1], inProcess[0]]).toEqual([inWorker[0], inWorker[0]])
    expect([inOtherWorker[0], alone[0]]).toEqual([inWorker[1], inWorker[1]])
  })
})
