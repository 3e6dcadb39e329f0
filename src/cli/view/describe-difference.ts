import type { StateDifference } from '../../diagnosis/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import type { Labelled } from './labelled-lines.ts'

const mostNames = 20

/** What an attempt changed, in words; what stayed as it was is left out. */
export function describeDifference({ attempt, diagnosis }: AttemptRecord): readonly Labelled[] {
  const { difference } = diagnosis
  const { preState, postState } = attempt
  const { x, y, z } = difference.displacement
  const body = [
    changed('health', difference.health),
    changed('food', difference.food),
    ...(difference.deaths === 0 ? [] : [`died ${difference.deaths} times`]),
    ...(difference.traded === 0 ? [] : [`traded ${difference.traded} times`]),
  ].filter((text) => text !== '')
  const facts: readonly Labelled[] = [
    ['time', `${difference.ticks} ticks, ${preState.tick} to ${postState.tick}`],
    [
      'moved',
      difference.distanceBlocks === 0
        ? ''
        : `${difference.distanceBlocks.toFixed(1)} blocks (${[x, y, z].map((part) => part.toFixed(1)).join(' ')})`,
    ],
    ['body', body.join(', ')],
    ...counts.map(([label, name]): Labelled => [label, signed(difference[name])]),
  ]
  return facts.filter(([, text]) => text !== '')
}

type CountName = {
  [Name in keyof StateDifference]: StateDifference[Name] extends Readonly<Record<string, number>>
    ? string extends keyof StateDifference[Name]
      ? Name
      : never
    : never
}[keyof StateDifference]

const counts: readonly (readonly [label: string, name: CountName])[] = [
  ['inventory', 'inventory'],
  ['durability', 'durability'],
  ['mined', 'mined'],
  ['crafted', 'crafted'],
  ['smelted', 'smelted'],
  ['killed', 'killed'],
  ['washed', 'washed'],
  ['repaired', 'repaired'],
  ['blocks', 'blocks'],
  ['entities', 'entities'],
]

function signed(changes: Readonly<Record<string, number>>): string {
  const texts = Object.entries(changes)
    .filter(([, change]) => change !== 0)
    .sort(([one, oneChange], [other, otherChange]) => otherChange - oneChange || (one < other ? -1 : 1))
    .map(([name, change]) => `${name} ${change > 0 ? '+' : ''}${change}`)
  const more = texts.length - mostNames
  return more > 0 ? `${texts.slice(0, mostNames).join(', ')} and ${more} more` : texts.join(', ')
}

function changed(name: string, change: number): string {
  return change === 0 ? '' : `${name} ${change > 0 ? '+' : ''}${Math.round(change * 10) / 10}`
}
