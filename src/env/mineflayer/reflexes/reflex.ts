import type { Entity } from '../body/entity.ts'
import type { SubgoalKind } from '../../subgoal.ts'
import type { Body } from '../body/body.ts'
import type { DeedContext } from '../deed.ts'

/** What a reflex is decided from in every tick; cheap to make. */
export interface Senses {
  readonly body: Body
  readonly health: number
  readonly food: number
  readonly oxygen: number
  readonly onFire: boolean
  readonly inLava: boolean
  /** Ticks since the body was last hurt; Infinity if it never was. */
  readonly ticksSinceHurt: number
  /** Who most likely hurt it: the nearest hostile creature at that moment, while it lives. */
  readonly attacker: Entity | null
  /** The nearest hostile creature in view that is near enough to be minded, looked for a few times a second. */
  readonly threat: Entity | null
  /** Items that are wanted for something else than to be used up by a reflex. */
  readonly keep: readonly string[]
}

/** Something that the body does of itself when in danger, whatever the deed. */
export interface Reflex {
  readonly name: string
  /** Deeds that already do what the reflex would do. */
  readonly silentDuring: readonly SubgoalKind[]
  /** Ticks after which the reflex is over, done or not. */
  readonly budgetTicks: number
  /** Ticks that it rests after it has acted. Default 40. */
  readonly restTicks?: number
  /** True for one that acts as often as it must: without it the body dies. Default false: so many times in one attempt. */
  readonly isVital?: boolean
  isTriggered(senses: Senses): boolean
  /** Acts. False tells that it was in vain, so that it rests for longer; throws only the signal's reason. */
  act(context: DeedContext, senses: Senses): Promise<unknown>
}
