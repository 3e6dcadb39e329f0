import { describe, expect, it } from 'vitest'
import { WorldUnreachableError } from '../../../src/env/errors.ts'
import { chooseVersion } from '../../../src/env/remote/server-version.ts'

const address = { host: '127.0.0.1', port: 25565 }
const status = (versionName: string, protocol: number) => ({ address, versionName, protocol })

describe('chooseVersion', () => {
  it.each([
    ['1.16.5', 754, '1.16.5'],
    ['Paper 1.20.4', 765, '1.20.4'],
    ['Velocity 1.7.2-1.21.4', 765, '1.20.4'],
    ['Requires 1.14.x', 498, '1.14.4'],
  ])('takes the version that a server of "%s" and protocol %i reports', (name, protocol, version) => {
    expect(chooseVersion(null, status(name, protocol), address)).toBe(version)
  })

  it('prefers the version that was asked for', () => {
    expect(chooseVersion('1.20.4', status('Proxy', -1), address)).toBe('1.20.4')
  })

  it.each([
    [null, '1.7.10', 5],
    [null, '1.8.9', 47],
    [null, '1.12.2', 340],
    [null, 'Future 99.1', 99_999],
    [null, 'no version', -1],
    ['1.99', '1.16.5', 754],
    ['1.7.10', '1.7.10', 5],
    ['toString', '1.16.5', 754],
  ])('refuses (asked %s, server "%s", protocol %i)', (asked, name, protocol) => {
    const choose = () => chooseVersion(asked, status(name, protocol), address)
    expect(choose).toThrow(WorldUnreachableError)
    expect(choose).toThrow(/supported are 1\.14 to \d/)
  })
})
