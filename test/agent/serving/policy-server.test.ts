import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { wallDelay } from '../../../src/env/clock/real-time.ts'
import { afterEach, describe, expect, it } from 'vitest'
import {
  decodeMessage,
  encodeMessage,
  jsonBytesHeader,
} from '../../../src/agent/policy/inference/tensor-message.ts'
import { tensorsOfBatch } from '../../../src/agent/policy/inference/decision-batch.ts'
import type { PolicyServer, PolicyServerParts } from '../../../src/agent/policy/server/policy-server.ts'
import { largestBatchDifference } from '../../../src/agent/policy/server/check-batching.ts'
import { decisionOf, madeServer, servedCard, sums, widths } from './made-policy.ts'

const open: PolicyServer[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop(0)))
})

async function served(changes: Partial<PolicyServerParts> = {}) {
  const server = madeServer(changes)
  const port = await server.start({ host: '127.0.0.1', port: 0 })
  open.push(server)
  return { server, port, url: `http://127.0.0.1:${port}` }
}

function inferBody(base: number, candidates: number, isBinary: boolean, fields = {}) {
  return encodeMessage(fields, 'inputs', tensorsOfBatch(decisionOf(base, candidates), widths), isBinary)
}

function infer(url: string, body: Buffer | string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/v2/models/scorer/infer`, { method: 'POST', body, headers })
}

async function errorOf(reply: Response): Promise<unknown> {
  return [reply.status, ((await reply.json()) as { error: string }).error]
}

/** Writes bytes to a socket and resolves to what came back until it was closed. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let reply = ''
    const socket = connect(port, '127.0.0.1', () => void socket.write(text))
    socket.on('data', (piece) => (reply += piece.toString()))
    socket.on('error', () => {})
    socket.on('close', () => resolve(reply))
  })
}

describe('a server of a policy', () => {
  it('says what it is and what its model takes', async () => {
    const { url } = await served()
    const get = async (path: string) => (await fetch(`${url}${path}`)).json()
    expect(await get('/v2/health/live')).toEqual({ live: true })
    expect(await get('/v2/health/ready')).toEqual({ ready: true })
    expect(await get('/v2')).toMatchObject({
      version: '9.9.9',
      extensions: expect.arrayContaining(['binary_tensor_data']) as unknown,
    })
    const metadata = await get('/v2/models/scorer')
    expect(metadata).toMatchObject({
      name: 'scorer',
      versions: ['3'],
      outputs: [{ name: 'score' }, { name: 'success' }],
    })
    expect(await get('/v2/models/scorer/versions/3')).toEqual(metadata)
    expect(await get('/v2/models/scorer/ready')).toEqual({ name: 'scorer', ready: true })
    const configuration = (await get('/v2/models/scorer/config')) as {
      parameters: { stevolve: { string_value: string } }
    }
    expect(JSON.parse(configuration.parameters.stevolve.string_value)).toEqual(servedCard)
    const index = await fetch(`${url}/v2/repository/index`, { method: 'POST', body: '{}' })
    expect(await index.json()).toEqual([{ name: 'scorer', version: '3', state: 'READY' }])
  })

  it('answers with numbers in JSON or behind it, as it is asked', async () => {
    const { url } = await served()
    const inJson = await infer(url, Buffer.from(inferBody(10, 3, false, { id: 'a7' }).body))
    expect(await inJson.json()).toMatchObject({
      model_name: 'scorer',
      model_version: '3',
      id: 'a7',
      outputs: [{ name: 'score', datatype: 'FP32', shape: [1, 3], data: [10, 11, 12] }, { name: 'success' }],
    })
    const outputs = [{ name: 'score', parameters: { binary_data: true } }]
    const { body, jsonBytes } = inferBody(10, 3, true, { outputs })
    const binary = await infer(url, Buffer.from(body), { [jsonBytesHeader]: String(jsonBytes) })
    const { tensors } = decodeMessage(
      new Uint8Array(await binary.arrayBuffer()),
      Number(binary.headers.get(jsonBytesHeader)),
      'outputs',
      10,
    )
    expect(tensors).toEqual([{ name: 'score', shape: [1, 3], data: Float32Array.of(10, 11, 12) }])
  })

  it('gives each of many their own answer, in batches', async () => {
    const { url, server } = await served({ plan: { mostDecisions: 8, waitMs: 5 } })
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_zero, index) => {
        const reply = await infer(url, Buffer.from(inferBody(index * 10, 1 + (index % 7), false).body))
        return ((await reply.json()) as { outputs: { data: number[] }[] }).outputs[0]!.data
      }),
    )
    expect(answers).toEqual(
      answers.map((_data, index) => Array.from({ length: 1 + (index % 7) }, (_zero, at) => index * 10 + at)),
    )
    expect(server.metrics.requests).toEqual({ answered: 60, refused: 0, failed: 0 })
    expect(server.metrics.requestsPerBatch).toBeGreaterThan(1)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('stevolve_policy_requests_total{model="scorer@3",verdict="answered"} 60')
    expect(metrics).toContain('stevolve_policy_request_seconds_count{model="scorer@3"} 60')
  })

  it.each([
    ['GET of what is to be posted', 405, /ask with POST/, { method: 'GET' }, ''],
    [
      'a model that is not there',
      404,
      /no such model; this server has scorer, version 3/,
      {},
      '/v2/models/other/infer',
    ],
    ['a version that is not there', 404, /no such model/, {}, '/v2/models/scorer/versions/9/infer'],
    ['a path that is not there', 404, /nothing at this address/, {}, '/v3'],
    ['no JSON', 400, /it is no JSON/, { body: '{' }, ''],
    ['no tensors', 400, /inputs: /, { body: '{"inputs":[]}' }, ''],
    [
      'a missing tensor',
      400,
      /the input "context" is missing/,
      { body: JSON.stringify({ inputs: [{ name: 'mask', datatype: 'FP32', shape: [1, 1], data: [1] }] }) },
      '',
    ],
    [
      'an unknown output',
      400,
      /outputs.0.name/,
      { body: Buffer.from(inferBody(1, 1, false, { outputs: [{ name: 'x' }] }).body) },
      '',
    ],
    ['a compressed body', 415, /compressed/, { headers: { 'content-encoding': 'gzip' } }, ''],
    ['a header that is no number', 400, /no number of bytes/, { headers: { [jsonBytesHeader]: '-1' } }, ''],
    [
      'too many candidates',
      400,
      /at most 100 candidates/,
      {
        body: Buffer.from(inferBody(1, 101, true).body),
        headers: { [jsonBytesHeader]: String(inferBody(1, 101, true).jsonBytes) },
      },
      '',
    ],
  ])('refuses %s', async (_what, status, fault, init, path) => {
    const { url, server } = await served()
    const body =
      'body' in init ? init.body : 'method' in init ? null : Buffer.from(inferBody(1, 1, false).body)
    const reply = await fetch(`${url}${path === '' ? '/v2/models/scorer/infer' : path}`, {
      method: 'POST',
      ...init,
      body,
    })
    expect(await errorOf(reply)).toEqual([status, expect.stringMatching(fault)])
    expect(server.metrics.requests.answered).toBe(0)
  })

  it('refuses bodies that are larger than it takes, whether they say so or not', async () => {
    const { url, port } = await served()
    const head = 'POST /v2/models/scorer/infer HTTP/1.1\r\nHost: x\r\n'
    expect(await raw(port, `${head}Content-Length: 999999999\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 413 .*at most 200000 bytes/s,
    )
    const piece = `${(0x10000).toString(16)}\r\n${'1'.repeat(0x10000)}\r\n`
    expect(await raw(port, `${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(4)}`)).toMatch(
      /^HTTP\/1.1 413 /,
    )
    expect((await infer(url, Buffer.from(inferBody(1, 1, false).body))).status).toBe(200)
  })

  it('hangs up on requests that do not arrive in time, and on what is no HTTP, and answers others meanwhile', async () => {
    const bounds = {
      mostDecisions: 8,
      mostCandidates: 9,
      mostBodyBytes: 99_999,
      mostConnections: 9,
      requestTimeoutMs: 300,
    }
    const { url, port } = await served({ bounds })
    const slow = Promise.all([
      raw(port, 'POST /v2/models/scorer/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{'),
      raw(port, 'GET /v2/health/live HT'),
    ])
    expect(await raw(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
    expect((await infer(url, Buffer.from(inferBody(1, 1, false).body))).status).toBe(200)
    expect(await slow).toEqual([
      expect.stringMatching(/^HTTP\/1.1 408 /),
      expect.stringMatching(/^HTTP\/1.1 408 /),
    ])
  })

  it('says that it failed where its model fails, and goes on', async () => {
    const faults: unknown[] = []
    let isBroken = true
    const { url, server } = await served({
      score: (batch) => (isBroken ? Promise.reject(new Error('out of memory')) : sums(batch)),
      onFault: (error) => void faults.push(error),
    })
    expect(await errorOf(await infer(url, Buffer.from(inferBody(1, 1, false).body)))).toEqual([
      500,
      'the model could not be run',
    ])
    isBroken = false
    expect((await infer(url, Buffer.from(inferBody(1, 1, false).body))).status).toBe(200)
    expect(faults).toHaveLength(1)
    expect(server.metrics.requests).toEqual({ answered: 1, refused: 0, failed: 1 })
  })

  it('asks to be asked later where too much waits', async () => {
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    const { url } = await served({
      plan: { mostDecisions: 1, waitMs: 1 },
      score: async (batch) => {
        await held
        return sums(batch)
      },
    })
    const body = Buffer.from(inferBody(1, 1, false).body)
    const statuses: number[] = []
    const ask = async () => void statuses.push((await infer(url, body)).status)
    // One runs, 32 wait, and for seven there is no room.
    const replies = Array.from({ length: 40 }, ask)
    while (statuses.length < 7) await wallDelay(5)
    finish()
    await Promise.all(replies)
    expect(statuses.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 503))
    expect(statuses.slice(7)).toEqual(Array.from({ length: 33 }, () => 200))
  })

  it('answers what has arrived before it stops, and takes nothing more', async () => {
    let begun = () => {}
    const isRunning = new Promise<void>((resolve) => (begun = resolve))
    let finish = () => {}
    const held = new Promise<void>((resolve) => (finish = resolve))
    const { url, port, server } = await served({
      score: async (batch) => {
        begun()
        await held
        return sums(batch)
      },
    })
    const answer = infer(url, Buffer.from(inferBody(7, 1, false).body))
    await isRunning
    const stopped = server.stop(60_000)
    await expect(fetch(`${url}/v2/health/live`)).rejects.toThrow()
    finish()
    const reply = await answer
    expect(await reply.json()).toMatchObject({ outputs: [{ data: [7] }, {}] })
    await stopped
    expect(reply.headers.get('connection')).toBe('close')
    await expect(connected(port)).resolves.toBe(false)
  })

  it('can tell whether a model changes its mind in batches', async () => {
    expect(await largestBatchDifference(sums, servedCard)).toBe(0)
    const drifting: typeof sums = async (batch) => {
      const { score, success } = await sums(batch)
      return { score: score.map((value) => value + (batch.decisions > 1 ? 0.5 : 0)), success }
    }
    expect(await largestBatchDifference(drifting, servedCard)).toBeCloseTo(0.5)
  })
})

function connected(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = httpRequest({ port, host: '127.0.0.1', path: '/v2' }, (reply) => {
      reply.resume()
      resolve(true)
    })
    request.on('error', () => resolve(false))
    request.end()
  })
}
