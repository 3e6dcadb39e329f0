import type { TraceEvent } from '../../env/index.ts'
import type { DeathCause } from './death.ts'
import { causeOfDamageType } from './death-words.ts'
import { numberIn, textIn } from './trace-index.ts'

/** What one loss of health most likely came from. */
export interface HarmCause {
  readonly cause: DeathCause
  readonly subject: string | null
  readonly confidence: number
  readonly text: string
}

/** A fall of more than three blocks hurts, by half a heart for each block more. */
const harmlessFallBlocks = 3
/** Reach of a creature's blow, and of what is shot, in blocks. */
const blowBlocks = 4
const shotBlocks = 18

/**
 * Decides by the circumstances of the last blow: first by what the server told of it, then by what the body was in.
 * `harms` are all losses of health so far, oldest first.
 */
export function causeOfHarm(last: TraceEvent, harms: readonly TraceEvent[]): HarmCause | null {
  const by = textIn(last, 'by')
  const source = textIn(last, 'source')
  const told = source === null ? null : causeOfDamageType(source)
  if (by !== null) return found('killed-by-mob', by, 0.96, `the server named ${by} as the one who struck`)
  if (told !== null) return found(told, null, 0.96, `the server named the harm: ${source ?? ''}`)
  const halfHearts = numberIn(last, 'halfHearts')
  const fallen = numberIn(last, 'fallBlocks')
  const expected = Math.floor(fallen - harmlessFallBlocks + 0.5)
  const isFall = fallen > harmlessFallBlocks && halfHearts >= Math.min(4, expected * 0.5)
  const attacker = textIn(last, 'attacker')
  const attackerBlocks = numberIn(last, 'attackerBlocks', Infinity)
  if (isFall && Math.abs(halfHearts - expected) <= Math.max(2, expected * 0.35))
    return found('killed-by-fall', null, 0.92, `the body had fallen ${fallen} blocks`)
  const touching = textIn(last, 'touching')
  if (last.data['inLava'] === true || touching === 'lava')
    return found('killed-by-fire', 'lava', 0.92, 'the body was in lava')
  if (touching === 'cactus' || touching === 'sweet_berry_bush' || touching === 'wither_rose')
    return found('killed-otherwise', touching, 0.75, `the body touched ${touching}`)
  const inside = textIn(last, 'insideBlock')
  if (inside !== null && halfHearts <= 2)
    return found('killed-by-suffocation', inside, 0.88, `the head was inside ${inside}`)
  if (numberIn(last, 'oxygen', 20) <= 0 && last.data['inWater'] === true)
    return found('killed-by-drowning', null, 0.9, 'the body was under water without air')
  const isNearBlow = attacker !== null && attackerBlocks <= blowBlocks
  if (isNearBlow && halfHearts > 1.01)
    return found('killed-by-mob', attacker, 0.85, `${attacker} was ${attackerBlocks} blocks away`)
  if (last.data['onFire'] === true || touching !== null)
    return found('killed-by-fire', touching, 0.88, 'the body burned')
  if (fallen > harmlessFallBlocks)
    return found('killed-by-fall', null, 0.75, `the body had fallen ${fallen} blocks`)
  if (isNearBlow)
    return found('killed-by-mob', attacker, 0.75, `${attacker} was ${attackerBlocks} blocks away`)
  if (numberIn(last, 'food', 20) <= 0 && halfHearts <= 1.01)
    return found('killed-by-starvation', null, isRegular(harms) ? 0.9 : 0.8, 'food was at 0')
  if (attacker !== null && attackerBlocks <= shotBlocks && halfHearts > 1.01)
    return found('killed-by-mob', attacker, 0.65, `${attacker} was ${attackerBlocks} blocks away`)
  if (numberIn(last, 'oxygen', 20) <= 0)
    return found('killed-by-drowning', null, 0.6, 'there was no air left')
  return null
}

/** Hunger takes half a heart every 80 ticks. */
function isRegular(harms: readonly TraceEvent[]): boolean {
  const last = harms.slice(-3)
  return (
    last.length >= 2 && last.every((harm, index) => index === 0 || harm.tick - last[index - 1]!.tick >= 60)
  )
}

function found(cause: DeathCause, subject: string | null, confidence: number, text: string): HarmCause {
  return { cause, subject, confidence, text }
}
