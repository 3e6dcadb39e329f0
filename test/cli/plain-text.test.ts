import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainText } from '../../src/cli/display/plain-text.ts'

it.each([
  ['\u001b[31mred\u001b[0m text', 'red text'],
  ['\u001b]0;title\u0007after', 'after'],
  ['\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
  ['one\ntwo\r\nthree\ttab', 'one two three tab'],
  ['\u009b31mC1', '31mC1'],
  ['left\u202eright\u200b\u2066', 'left right'],
  ['\u001b[2J\u001b[1;1H', ''],
  ['\u001bPdevice\u001b\\x', 'x'],
])('what could steer a terminal is taken out of %j', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

it('nothing that is not seen is left, and nothing that is longer than asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, most) => {
      const plain = plainText(text, most)
      expect(plain).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      expect(plain.length).toBeLessThanOrEqual(most)
    }),
  )
})
