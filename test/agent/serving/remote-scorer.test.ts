import type { RequestListener, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { parseRemoteAddress } from '../../../src/agent/index.ts'
import { modelConfiguration, modelMetadata } from '../../../src/agent/policy/inference/served-model.ts'
import type { PolicyCard } from '../../../src/agent/policy/inference/served-model.ts'
import { RemoteScorer } from '../../../src/agent/policy/remote/remote-scorer.ts'
import type { PolicyServer } from '../../../src/agent/policy/server/policy-server.ts'
import { featureLayout } from '../../../src/distill/index.ts'
import { decisionOf, madeServer, realTime, servedCard, sums } from './made-policy.ts'

const open: { stop(): Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()))
})

async function listening(server: PolicyServer, port = 0): Promise<number> {
  open.push({ stop: () => server.stop(0) })
  return server.start({ host: '127.0.0.1', port })
}

/** A server that is none of ours: it describes a model, and answers requests for scores as it likes. */
async function strange(
  infer: RequestListener,
  {
    card = servedCard,
    overrides = {},
    described: changing = {},
  }: { card?: PolicyCard; overrides?: Record<string, unknown>; described?: Record<string, unknown> } = {},
): Promise<string> {
  const described: Record<string, unknown> = {
    '/v2': { name: 'triton', extensions: ['binary_tensor_data'] },
    '/v2/models/scorer': modelMetadata(card),
    '/v2/models/scorer/config': modelConfiguration(card, { mostDecisions: 8, waitMs: 1 }),
    '/v2/repository/index': [{ name: 'scorer', version: '1', state: 'READY' }],
    ...overrides,
  }
  const server: Server = createServer((request, response) => {
    request.resume()
    const value = changing[request.url ?? ''] ?? described[request.url ?? '']
    if (value !== undefined) response.end(JSON.stringify(value))
    else infer(request, response)
  })
  open.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function connect(url: string, timeoutMs = 2_000): Promise<RemoteScorer> {
  return RemoteScorer.connect({ address: parseRemoteAddress(url), timeoutMs, clock: realTime })
}

async function scoresOf(scorer: RemoteScorer, base: number, candidates: number): Promise<readonly number[]> {
  const { context, rows } = decisionOf(base, candidates)
  return [...(await scorer.score({ context, candidates: rows }, candidates))]
}

describe('a served policy', () => {
  it.each([[''], ['/v2'], ['/v2/models/scorer'], ['/v2/models/scorer/versions/3']])(
    'ranks as it would here, found at the address%s',
    async (path) => {
      const port = await listening(madeServer())
      const scorer = await connect(`http://127.0.0.1:${port}${path}`)
      expect(scorer.card).toEqual(servedCard)
      expect(await scoresOf(scorer, 4, 3)).toEqual([4, 5, 6])
    },
  )

  it('is asked with numbers in JSON where its server takes no others', async () => {
    const bodies: string[] = []
    const url = await strange(
      (request, response) => {
        expect(request.headers['content-type']).toBe('application/json')
        bodies.push(request.url!)
        response.end(
          JSON.stringify({
            outputs: [{ name: 'score', datatype: 'FP32', shape: [1, 2], data: [[0.5, 1.5]] }],
          }),
        )
      },
      { overrides: { '/v2': { name: 'plain' } } },
    )
    expect(await scoresOf(await connect(url), 1, 2)).toEqual([0.5, 1.5])
    expect(bodies).toEqual(['/v2/models/scorer/infer'])
  })

  it.each([
    [
      'lacks a feature',
      { ...servedCard, layout: { ...featureLayout, context: featureLayout.context.slice(1) } },
      `it lacks the context feature "${featureLayout.context[0]!}"`,
    ],
    [
      'wants a feature that is not known here',
      { ...servedCard, layout: { ...featureLayout, candidate: [...featureLayout.candidate, 'mood'] } },
      'it wants the candidate feature "mood"',
    ],
  ])('is refused where it %s', async (_what, card, difference) => {
    await expect(connect(await strange(() => {}, { card }))).rejects.toThrow(difference)
  })

  it.each([
    [
      'declares other inputs',
      { '/v2/models/scorer': { ...modelMetadata(servedCard), inputs: [] } },
      /it lacks the input "context"/,
    ],
    [
      'has no card',
      { '/v2/models/scorer/config': { parameters: {} } },
      /does not say which features it wants/,
    ],
    [
      'has a card of another kind',
      { '/v2/models/scorer/config': { parameters: { stevolve: { string_value: '{}' } } } },
      /in a way that this program does not know/,
    ],
    [
      'is one of several',
      { '/v2/repository/index': [{ name: 'a' }, { name: 'b' }] },
      /has several models: a, b/,
    ],
    ['is not ready', { '/v2/repository/index': [{ name: 'a', state: 'UNAVAILABLE' }] }, /No model is ready/],
    ['speaks no such protocol', { '/v2': [] }, /does not say what it is/],
  ])('is refused where its server %s', async (_what, overrides, fault) => {
    await expect(connect(await strange(() => {}, { overrides }))).rejects.toThrow(fault)
  })

  it('is refused where nobody listens', async () => {
    const port = await listening(madeServer())
    await open.pop()!.stop()
    await expect(connect(`http://127.0.0.1:${port}`)).rejects.toThrow(/cannot be asked: connection refused/)
  })

  it.each([
    ['no answer within 30 ms', () => {}],
    ['status 503', (_request, response) => void response.writeHead(503).end()],
    ['status 400', (_request, response) => void response.writeHead(400).end('{}')],
    ['connection lost', (request) => void request.socket.destroy()],
    ['the answer is malformed', (_request, response) => void response.end('{"outputs": 7}')],
    [
      'the answer is malformed',
      (_request, response) =>
        void response.end(
          JSON.stringify({ outputs: [{ name: 'score', datatype: 'FP32', shape: [1], data: [1] }] }),
        ),
    ],
    ['the answer is too large', (_request, response) => void response.end(Buffer.alloc(9_000_000))],
  ] as [string, RequestListener][])('says why it cannot be asked: %s', async (reason, infer) => {
    const scorer = await connect(await strange(infer), reason.startsWith('no answer') ? 30 : 5_000)
    await expect(scoresOf(scorer, 1, 2)).rejects.toMatchObject({ name: 'PolicyUnavailable', message: reason })
  })

  it('is asked a second time where the first went wrong', async () => {
    let asked = 0
    const url = await strange((_request, response) => {
      if (++asked === 1) response.writeHead(503).end()
      else
        response.end(
          JSON.stringify({ outputs: [{ name: 'score', datatype: 'FP32', shape: [1, 2], data: [2, 1] }] }),
        )
    })
    expect(await scoresOf(await connect(url), 1, 2)).toEqual([2, 1])
    expect(asked).toBe(2)
  })

  it('is left alone after three failures, and asked again later', async () => {
    let isBroken = true
    let asked = 0
    const url = await strange((_request, response) => {
      asked++
      if (isBroken) response.writeHead(500).end()
      else
        response.end(
          JSON.stringify({ outputs: [{ name: 'score', datatype: 'FP32', shape: [1, 1], data: [3] }] }),
        )
    })
    let nowMs = 0
    const clock = { ...realTime, nowMs: () => nowMs }
    const scorer = await RemoteScorer.connect({ address: parseRemoteAddress(url), timeoutMs: 5_000, clock })
    for (let count = 0; count < 3; count++) await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('status 500')
    await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('not asked after failures: status 500')
    expect(asked).toBe(6)
    isBroken = false
    nowMs = 1_000
    expect(await scoresOf(scorer, 1, 1)).toEqual([3])
  })

  it('ranks again when its server is back, and not when another model is there then', async () => {
    const first = madeServer()
    const port = await listening(first)
    const scorer = await connect(`http://127.0.0.1:${port}`)
    expect(await scoresOf(scorer, 1, 1)).toEqual([1])
    await open.pop()!.stop()
    await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('connection refused')
    await listening(madeServer(), port)
    expect(await scoresOf(scorer, 2, 1)).toEqual([2])
    await open.pop()!.stop()
    await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('connection refused')
    await listening(madeServer({ card: { ...servedCard, hash: 'd'.repeat(64) }, score: sums }), port)
    await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('another model is served now')
  })

  it('is not taken from a server that changed its model without ever being away, and is when the first is back', async () => {
    let hash = servedCard.hash
    const url = await strange((_request, response) => {
      const outputs = [{ name: 'score', datatype: 'FP32', shape: [1, 1], data: [3] }]
      response.end(JSON.stringify({ outputs, parameters: { stevolve_sha256: hash } }))
    })
    const scorer = await connect(url)
    expect(await scoresOf(scorer, 1, 1)).toEqual([3])
    hash = 'd'.repeat(64)
    await expect(scoresOf(scorer, 1, 1)).rejects.toMatchObject({
      name: 'PolicyUnavailable',
      message: 'another model is served now',
    })
    hash = servedCard.hash
    expect(await scoresOf(scorer, 1, 1)).toEqual([3])
  })

  it('is asked again which model it is every ten seconds where its answers do not say', async () => {
    const described = modelConfiguration(servedCard, { mostDecisions: 8, waitMs: 1 })
    const overrides: Record<string, unknown> = { '/v2/models/scorer/config': described }
    const answer = { outputs: [{ name: 'score', datatype: 'FP32', shape: [1, 1], data: [3] }] }
    const url = await strange((_request, response) => void response.end(JSON.stringify(answer)), {
      described: overrides,
    })
    let nowMs = 0
    const clock = { ...realTime, nowMs: () => nowMs }
    const scorer = await RemoteScorer.connect({ address: parseRemoteAddress(url), timeoutMs: 5_000, clock })
    const other = { ...servedCard, hash: 'd'.repeat(64) }
    overrides['/v2/models/scorer/config'] = modelConfiguration(other, { mostDecisions: 8, waitMs: 1 })
    nowMs = 9_999
    expect(await scoresOf(scorer, 1, 1)).toEqual([3])
    nowMs = 10_000
    await expect(scoresOf(scorer, 1, 1)).rejects.toThrow('another model is served now')
  })

  it('says in each answer which model gave it', async () => {
    const port = await listening(madeServer())
    const { context, rows, mask } = decisionOf(1, 1)
    const inputs = [
      { name: 'context', datatype: 'FP32', shape: [1, context.length], data: [...context] },
      { name: 'candidates', datatype: 'FP32', shape: [1, 1, rows.length], data: [...rows] },
      { name: 'mask', datatype: 'FP32', shape: [1, 1], data: [...mask] },
    ]
    const body = JSON.stringify({ inputs })
    const reply = await fetch(`http://127.0.0.1:${port}/v2/models/scorer/infer`, { method: 'POST', body })
    expect(await reply.json()).toMatchObject({ parameters: { stevolve_sha256: servedCard.hash } })
  })
})
