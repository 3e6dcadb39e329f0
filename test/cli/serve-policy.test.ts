import { describe, expect, it } from 'vitest'
import type { ServedPolicy, ServingFigures } from '../../src/cli/commands/serve-policy.ts'
import { servePolicy } from '../../src/cli/commands/serve-policy.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { resolveServePolicySettings } from '../../src/cli/input/serve-policy-settings.ts'
import { fakeContext } from './support/fake-context.ts'

const idle: ServingFigures = {
  answered: 0,
  refused: 0,
  failed: 0,
  requestsPerBatch: 0,
  p50Ms: null,
  p99Ms: null,
}

class FakeServer implements ServedPolicy {
  readonly name = 'scorer@3'
  readonly model = 'scorer'
  readonly hash = 'a'.repeat(64)
  readonly device = 'cpu'
  figures = idle
  stopped = 0
  fault: Error | null = null

  start(): Promise<number> {
    return this.fault === null ? Promise.resolve(8_123) : Promise.reject(this.fault)
  }

  stop(): Promise<void> {
    this.stopped++
    return Promise.resolve()
  }
}

async function serve(words: Parameters<typeof resolveServePolicySettings>[1], server = new FakeServer()) {
  const fake = fakeContext()
  const settings = resolveServePolicySettings('scorer-3.onnx', words)
  const ending = servePolicy(fake.context, server, settings)
  await Promise.resolve()
  return { ...fake, server, ending }
}

describe('stevolve policy serve', () => {
  it('says where it listens and how it is asked, and stops when it is interrupted', async () => {
    const { out, log, context, ending, server } = await serve({})
    await new Promise(setImmediate)
    expect(out[0]).toBe(
      'The policy scorer@3 (aaaaaaaaaaaa) is served at http://127.0.0.1:8123/v2/models/scorer, on the CPU.',
    )
    expect(out[1]).toBe('Ask it with: stevolve run --policy http://127.0.0.1:8123')
    expect(log).toEqual([])
    server.figures = { answered: 7, refused: 1, failed: 0, requestsPerBatch: 3.5, p50Ms: 1.234, p99Ms: 12.3 }
    context.interruption.interrupt(exitCodes.interrupted)
    expect(await ending).toBe(exitCodes.interrupted)
    expect(server.stopped).toBe(1)
    expect(log.at(-1)).toContain(
      '7 requests answered, half within 1.23 ms, 99 % within 12 ms; 3.5 to a batch; 1 refused, 0 failed.',
    )
  })

  it('tells once a minute what it does, where it does something', async () => {
    const { log, clock, context, ending, server } = await serve({})
    await new Promise(setImmediate)
    clock.advance(120_000)
    expect(log).toEqual([])
    server.figures = { ...idle, answered: 3 }
    clock.advance(180_000)
    expect(log).toEqual([expect.stringMatching(/^3 requests answered/)])
    context.interruption.interrupt(exitCodes.interrupted)
    await ending
  })

  it.each(['0.0.0.0', '192.168.0.7', 'gpu.example.org', '::'])(
    'warns where others can reach it: %s',
    async (host) => {
      const { log, out, context, ending } = await serve({ host })
      await new Promise(setImmediate)
      expect(log[0]).toContain(`Warning: whoever reaches this machine at ${host} can ask this policy`)
      expect(out[1]).toMatch(/http:\/\/[\w.[\]:]+:8123$/)
      context.interruption.interrupt(exitCodes.interrupted)
      await ending
    },
  )

  it('says so where the port is taken', async () => {
    const server = new FakeServer()
    server.fault = Object.assign(new Error('in use'), { code: 'EADDRINUSE' })
    const { ending } = await serve({ port: '80' }, server)
    await expect(ending).rejects.toThrow(
      'The policy cannot be opened at 127.0.0.1:80: another program listens there.',
    )
  })

  it('keeps its settings within bounds', () => {
    expect(resolveServePolicySettings('a.onnx', {})).toEqual({
      model: 'a.onnx',
      host: '127.0.0.1',
      port: 8_000,
      device: 'cpu',
      mostDecisions: 64,
      batchWaitMs: 2,
      mostBodyBytes: 16 * 1_048_576,
      requestTimeoutMs: 10_000,
      mostConnections: 512,
      json: false,
    })
    expect(() => resolveServePolicySettings('a.onnx', { maxBatch: '0' })).toThrow(/--max-batch takes/)
    expect(() => resolveServePolicySettings('a.onnx', { batchWaitMs: '1.5' })).toThrow(
      /--batch-wait-ms takes/,
    )
    expect(() => resolveServePolicySettings('a.onnx', { policyDevice: 'tpu' })).toThrow(
      /--policy-device does not know "tpu"/,
    )
    expect(() => resolveServePolicySettings('a.onnx', { host: 'a b' })).toThrow(/is no address to listen on/)
  })
})

describe('how a policy is asked', () => {
  it('goes with the policy that is named', () => {
    expect(resolveRunSettings(undefined, {}).policyAccess).toEqual({ device: 'cpu', timeoutMs: 1_000 })
    expect(
      resolveRunSettings(undefined, { policy: 'a.onnx', policyDevice: 'auto' }).policyAccess.device,
    ).toBe('auto')
    const served = { policy: 'http://gpu:8000', policyTimeoutMs: '50' }
    expect(resolveEvalSettings(served)).toMatchObject({
      policy: 'http://gpu:8000',
      policyAccess: { timeoutMs: 50 },
    })
    expect(() => resolveRunSettings(undefined, { policyDevice: 'cuda' })).toThrow(/and none is given/)
    expect(() => resolveRunSettings(undefined, { policy: 'http://gpu:8000', policyDevice: 'cuda' })).toThrow(
      /--policy-device says/,
    )
    expect(() => resolveRunSettings(undefined, { policy: 'a.onnx', policyTimeoutMs: '5' })).toThrow(
      /is for a policy that is served/,
    )
    expect(() => resolveRunSettings(undefined, { ...served, policyTimeoutMs: '0' })).toThrow(
      /--policy-timeout-ms takes/,
    )
  })
})
