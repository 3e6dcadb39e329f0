import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/env/errors.ts'
import { formatServerAddress, parseServerAddress } from '../../../src/env/remote/server-address.ts'

describe('parseServerAddress', () => {
  it.each([
    ['localhost', { host: 'localhost', port: 25565 }],
    ['play.example.org:1234', { host: 'play.example.org', port: 1234 }],
    [' 127.0.0.1:25565 ', { host: '127.0.0.1', port: 25565 }],
    ['[::1]:25570', { host: '::1', port: 25570 }],
    ['[::1]', { host: '::1', port: 25565 }],
  ])('reads %s', (text, address) => {
    expect(parseServerAddress(text)).toEqual(address)
  })

  it.each(['', ':25565', 'host:', 'host:0', 'host:65536', 'host:x', 'http://host', '::1', 'a b'])(
    'refuses %j with a cure',
    (text) => {
      expect(() => parseServerAddress(text)).toThrow(UsageError)
    },
  )

  it.each(['localhost:25565', '[::1]:25570'])('is undone by formatServerAddress: %s', (text) => {
    expect(formatServerAddress(parseServerAddress(text))).toBe(text)
  })
})
