import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatText } from '../../../src/env/mineflayer/chat-text.ts'

const language = {
  'multiplayer.disconnect.outdated_client': 'Outdated client! Please use %s',
  ordered: '%2$s before %1$s, 100%%',
}

describe('chatText', () => {
  it.each([
    ['plain text', 'plain text'],
    ['"a JSON string"', 'a JSON string'],
    ['{"text":"§4Banned"}', 'Banned'],
    ['{"text":"two","extra":[" ",{"text":"parts"}]}', 'two parts'],
    [{ text: 'first line\n  second' }, 'first line second'],
    [{ text: 'clear\u001b[2J the screen' }, 'clear [2J the screen'],
    [['', { text: 'a ' }, 'list'], 'a list'],
    [
      { translate: 'multiplayer.disconnect.outdated_client', with: ['1.20'] },
      'Outdated client! Please use 1.20',
    ],
    [{ translate: 'ordered', with: [{ text: 'one' }, 'two'] }, 'two before one, 100%'],
    [{ translate: 'unheard.of', with: ['x'] }, 'unheard.of x'],
    [{ type: 'string', value: 'as NBT' }, 'as NBT'],
    [
      {
        type: 'compound',
        value: {
          translate: { type: 'string', value: 'multiplayer.disconnect.outdated_client' },
          with: { type: 'list', value: { type: 'string', value: ['1.21'] } },
        },
      },
      'Outdated client! Please use 1.21',
    ],
    [null, ''],
  ])('reads %j', (component, text) => {
    expect(chatText(component, language)).toBe(text)
  })

  it('bounds whatever a hostile server sends', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (component) => {
        expect(chatText(component).length).toBeLessThanOrEqual(500)
      }),
    )
    let nested: unknown = 'deep'
    for (let depth = 0; depth < 100_000; depth++) nested = { extra: [nested] }
    expect(chatText(nested)).toBe('')
    expect(chatText({ extra: new Array(1_000_000).fill('ab') }).length).toBeLessThanOrEqual(500)
  })
})
