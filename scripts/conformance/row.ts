import type { Lab } from './lab.ts'

/** Minecraft versions that the suite is run on. */
export const versions = ['1.16.5', '1.20.4'] as const
export type Version = (typeof versions)[number]

/** What a probe is told: names and numbers of one case. */
export type Ask = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** One vanilla value, with where it is written. */
export interface Row {
  readonly mechanic: string
  /** What is done, in words. */
  readonly case: string
  readonly expected: number | string
  /** Unit of a number; empty for names. */
  readonly unit: string
  /** Greatest difference that still conforms, in the same unit. Default 0. */
  readonly tolerance?: number
  /** Page or data set in which the value stands. */
  readonly source: string
  /** True when a task of the suite of 70 depends on it. */
  readonly suite: boolean
  /** Versions to which it applies; default all. */
  readonly versions?: readonly Version[]
  /** Which probe measures it. */
  readonly probe: string
  readonly ask: Ask
  /** Fields of the world file in which it is measured. */
  readonly world?: Readonly<Record<string, unknown>>
}

/** Acts and measures over the protocol; null where the mechanic does not exist. */
export type Probe = (lab: Lab, ask: Ask, row: Row) => Promise<number | string | null>
export type Probes = Readonly<Record<string, Probe>>

export type Verdict = 'conforms' | 'deviates' | 'missing' | 'failed'

/** A row and what was measured in one version. */
export interface Finding {
  readonly row: Row
  readonly version: Version
  readonly measured: number | string | null
  readonly verdict: Verdict
}

/** Compares a measurement with its row. */
export function judge({ expected, tolerance = 0 }: Row, measured: number | string | null): Verdict {
  if (measured === null) return 'missing'
  if (typeof expected === 'number' && typeof measured === 'number') {
    return Math.abs(measured - expected) <= tolerance + 1e-9 ? 'conforms' : 'deviates'
  }
  return measured === expected ? 'conforms' : 'deviates'
}
