import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { WireDirection } from '../../../../src/env/embedded/host/memory-socket.ts'
import { createSocketPair } from '../../../../src/env/embedded/host/memory-socket.ts'

describe('createSocketPair', () => {
  it('delivers all that was written in both directions within one turn of the event loop', async () => {
    const { client, server } = createSocketPair(null)
    const received: [string, string][] = []
    client.on('data', (chunk: Buffer) => received.push(['client', chunk.toString()]))
    server.on('data', (chunk: Buffer) => {
      received.push(['server', chunk.toString()])
      if (received.length < 50) client.write(`${received.length}`)
      else server.write('enough')
    })
    client.write('start')
    await nextTurn()
    expect(received).toHaveLength(51)
    expect(received.at(-1)).toEqual(['client', 'enough'])
    expect([client.bytesWaiting, server.bytesWaiting]).toEqual([0, 0])
  })

  it('shows the tap every chunk with its direction', () => {
    const seen: [WireDirection, string][] = []
    const { client, server } = createSocketPair((way, chunk) => seen.push([way, chunk.toString()]))
    client.write('hello')
    server.write('welcome')
    expect(seen).toEqual([
      ['to-server', 'hello'],
      ['to-client', 'welcome'],
    ])
  })

  it.each(['end', 'destroy'] as const)('tells the peer when one side calls %s', async (method) => {
    const { client, server } = createSocketPair(null)
    const seen: string[] = []
    server.on('end', () => seen.push('end')).resume()
    client[method]()
    await nextTurn()
    expect(seen).toEqual(['end'])
    expect(() => server.write('too late')).not.toThrow()
  })
})
