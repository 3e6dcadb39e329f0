import { expect, it } from 'vitest'
import { isRemoteAddress, parseRemoteAddress } from '../../../src/agent/index.ts'

it.each([
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000', null, null],
  ['http://[::1]:8000/', 'http://[::1]:8000', null, null],
  ['https://gpu.example.org/v2', 'https://gpu.example.org', null, null],
  ['http://gpu:8000/v2/models/scorer', 'http://gpu:8000', 'scorer', null],
  ['http://gpu:8000/team/one/v2/models/scorer/versions/3', 'http://gpu:8000/team/one', 'scorer', '3'],
])('%s names a server, and perhaps a model', (text, base, model, version) => {
  expect(isRemoteAddress(text)).toBe(true)
  expect(parseRemoteAddress(text)).toMatchObject({ base, model, version })
})

it.each([
  'http://',
  'http://gpu:8000/v2/models/',
  'http://gpu/v2/models/a b',
  'http://gpu:8000?x=1',
  'http://gpu:99999',
])('%s is refused', (text) => {
  expect(() => parseRemoteAddress(text)).toThrow(/is no address of a policy/)
})

it('a password is refused, since addresses are shown', () => {
  expect(() => parseRemoteAddress('http://me:secret@gpu:8000')).toThrow(/takes no name and password/)
  expect(isRemoteAddress('policies/http.onnx')).toBe(false)
})
