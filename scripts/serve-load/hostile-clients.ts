import { connect } from 'node:net'
import type { Random } from '../../src/env/random.ts'
import { wallDelay } from '../../src/env/clock/real-time.ts'

/** Longest time that a hostile client holds on: a server must have let go of it long before. */
const patienceMs = 60_000

/** What a server said to a hostile client before one of them hung up: the status, or null for nothing. */
type Attack = (port: number, random: Random) => Promise<number | null>

const head = (path: string, more: string) => `POST /v2/models/${path} HTTP/1.1\r\nHost: load\r\n${more}\r\n`

function withBody(model: string, body: string): string {
  return head(`${model}/infer`, `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n`) + body
}

/** Attacks by what they are, each with the statuses that are a proper refusal; null where hanging up is one. */
export function attacksOn(
  model: string,
): Readonly<Record<string, { readonly run: Attack; readonly proper: readonly (number | null)[] }>> {
  const say =
    (text: (random: Random) => string): Attack =>
    (port, random) =>
      talk(port, [text(random)])
  return {
    'no HTTP': { run: say((random) => `${noise(random, 200)}\r\n\r\n`), proper: [400, null] },
    'no JSON': { run: say((random) => withBody(model, `{${noise(random, 400)}`)), proper: [400] },
    'nested a million deep': {
      run: say(() => withBody(model, `{"inputs":${'['.repeat(1_000_000)}`)),
      proper: [400],
    },
    'wrong shapes': {
      run: say((random) =>
        withBody(
          model,
          JSON.stringify({
            inputs: ['context', 'candidates', 'mask'].map((name) => ({
              name,
              datatype: 'FP32',
              shape: [random.below(4), random.below(4)],
              data: Array.from({ length: random.below(9) }, () => random.next()),
            })),
          }),
        ),
      ),
      proper: [400],
    },
    'a shape of a terabyte': {
      run: say(() =>
        withBody(
          model,
          '{"inputs":[{"name":"context","datatype":"FP32","shape":[500000,500000],"data":[]}]}',
        ),
      ),
      proper: [400],
    },
    'a body of a gigabyte': {
      run: say(() => head(`${model}/infer`, 'Content-Length: 1000000000\r\n')),
      proper: [413],
    },
    'an endless body': { run: (port) => talk(port, endless(model)), proper: [413, null] },
    'an endless header': { run: (port) => talk(port, endlessHeader()), proper: [431, null] },
    'a body byte by byte': {
      run: (port) => talk(port, slowly(withBody(model, '{"inputs":[]}').slice(0, -5))),
      proper: [408, null],
    },
    'a header byte by byte': {
      run: (port) => talk(port, slowly('GET /v2 HTTP/1.1\r\nHost: x\r\nX: ')),
      proper: [408, null],
    },
    'leaving in mid-request': {
      run: (port) => leave(port, head(`${model}/infer`, 'Content-Length: 5000\r\n') + '{'),
      proper: [null],
    },
    'another model': {
      run: say(() => `GET /v2/models/${model}x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
      proper: [404],
    },
  }
}

function noise(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(33 + random.below(90))).join('')
}

function* endless(model: string): Generator<string> {
  yield head(`${model}/infer`, 'Transfer-Encoding: chunked\r\n')
  for (;;) yield `10000\r\n${'7'.repeat(0x10000)}\r\n`
}

function* endlessHeader(): Generator<string> {
  yield 'GET /v2 HTTP/1.1\r\n'
  for (let line = 0; ; line++) yield `X-${line}: ${'x'.repeat(1_000)}\r\n`
}

async function* slowly(text: string): AsyncGenerator<string> {
  for (const letter of text) {
    yield letter
    await wallDelay(40)
  }
  for (;;) {
    yield ' '
    await wallDelay(500)
  }
}

/** Sends pieces until the server hangs up, and tells the status that it gave. */
function talk(port: number, pieces: Iterable<string> | AsyncIterable<string>): Promise<number | null> {
  return new Promise((resolve) => {
    let reply = ''
    let isOpen = true
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('data', (piece: Buffer) => {
      reply = (reply + piece.toString('latin1')).slice(0, 1_000)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      isOpen = false
      const status = /^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1]
      resolve(status === undefined ? null : Number(status))
    })
    const send = async () => {
      for await (const piece of pieces) {
        if (!isOpen) return
        if (!socket.write(piece))
          await Promise.race([new Promise((drained) => socket.once('drain', drained)), wallDelay(1_000)])
      }
    }
    void send()
  })
}

function leave(port: number, text: string): Promise<null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()))
    socket.on('error', () => {})
    socket.on('close', () => resolve(null))
  })
}
