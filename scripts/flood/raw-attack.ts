import { createConnection } from 'node:net'
import type { Random } from '../../src/env/random.ts'
import { afterWallMs } from '../../src/env/clock/real-time.ts'

const longestLifeMs = 1_500

/** Bytes that are no sensible conversation, by what they try. */
const attacks: Readonly<Record<string, (random: Random) => Buffer>> = {
  noise: (random) => Buffer.from(Array.from({ length: 1 + random.below(2_000) }, () => random.below(256))),
  'length without end': () => Buffer.alloc(64, 0xff),
  'length of zero': () => Buffer.alloc(200, 0),
  'longest length': () => Buffer.concat([Buffer.from([0xff, 0xff, 0x7f]), Buffer.alloc(1_000, 1)]),
  'negative length': () => Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0]),
  'truncated handshake': () => handshake(2).subarray(0, 7),
  'handshake for nothing': () => handshake(77),
  'play packet before login': (random) =>
    Buffer.concat([handshake(2), frame(Buffer.from([0x09 + random.below(40), 1, 2, 3, 4]))]),
  'login twice': () => Buffer.concat([handshake(2), login('flood_twice'), login('flood_twice')]),
  'login with a wrong name': (random) =>
    Buffer.concat([handshake(2), login('§'.repeat(1 + random.below(300)))]),
  'encryption out of turn': () =>
    Buffer.concat([handshake(2), frame(Buffer.concat([Buffer.from([1, 4]), Buffer.alloc(9, 7)]))]),
  'status storm': () =>
    Buffer.concat([handshake(1), ...Array.from({ length: 50 }, () => frame(Buffer.from([0])))]),
  'old ping': () => Buffer.from([0xfe, 0x01, 0xfa, 0, 1]),
}

/** Names of the attacks. */
export const rawAttacks: readonly string[] = Object.keys(attacks)

/** Opens a connection, sends one attack's bytes and leaves; ends whatever comes of it. */
export function attackRaw(name: string, port: number, random: Random): Promise<void> {
  const bytes = attacks[name]!(random)
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      // In two pieces now and then, so that a frame is cut in the middle.
      const cut = random.below(bytes.length)
      socket.write(bytes.subarray(0, cut))
      socket.write(bytes.subarray(cut))
    })
    const cancel = afterWallMs(random.below(longestLifeMs), () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.once('close', () => {
      cancel()
      resolve()
    })
  })
}

function handshake(nextState: number): Buffer {
  const host = Buffer.from('127.0.0.1')
  // 754 is the protocol of 1.16.5.
  return frame(
    Buffer.concat([Buffer.from([0, 0xf2, 0x05, host.length]), host, Buffer.from([0x63, 0xdd, nextState])]),
  )
}

function login(name: string): Buffer {
  const text = Buffer.from(name)
  return frame(Buffer.concat([Buffer.from([0]), lengthPrefix(text.length), text]))
}

function frame(body: Buffer): Buffer {
  return Buffer.concat([lengthPrefix(body.length), body])
}

function lengthPrefix(length: number): Buffer {
  const bytes: number[] = []
  let rest = length
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return Buffer.from([...bytes, rest])
}
