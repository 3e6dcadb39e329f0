import type { Behaviour } from './behaviour.ts'

/** What all creatures of one kind have in common. Numbers are vanilla 1.16.5 attributes and entity sizes. */
export interface Species {
  /** Registry name. */
  readonly name: string
  readonly category: 'animal' | 'monster' | 'villager'
  readonly widthBlocks: number
  readonly heightBlocks: number
  readonly eyeHeightBlocks: number
  /** Half hearts. */
  readonly health: number
  /** Attribute `movement_speed`. Walking goes at about 2.16 times its square, in blocks per tick. */
  readonly speed: number
  /** Attribute `armor`. */
  readonly armour: number
  /** Half hearts of a hit on normal difficulty; 0 for those that do not hit. */
  readonly attackDamage: number
  /** How far it follows whom it hunts. */
  readonly followBlocks: number
  /** Least and most experience points of a kill by a player. */
  readonly experience: readonly [number, number]
  readonly burnsInDaylight: boolean
  readonly takesFallDamage: boolean
  /** Climbs what it runs into. */
  readonly climbs: boolean
  /** Factor of the speed of its falls; 1 for all but chickens. */
  readonly fallSlowness: number
  /** The most urgent first: in each tick, the first one that wants to decides what it does. */
  readonly behaviours: readonly Behaviour[]
}

/** The traits that most creatures share. */
export const ordinaryTraits = {
  armour: 0,
  attackDamage: 0,
  followBlocks: 16,
  burnsInDaylight: false,
  takesFallDamage: true,
  climbs: false,
  fallSlowness: 1,
} as const
