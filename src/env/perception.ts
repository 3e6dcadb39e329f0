/**
 * How the agent learns of blocks. An assist: `sight` is none, the others are declared beside every score.
 * - `sight`: blocks on an unobstructed ray from the eyes, remembered once seen.
 * - `exposed`: every loaded block that touches air or another see-through block.
 * - `xray`: every loaded block.
 */
export const perceptions = ['sight', 'exposed', 'xray'] as const
export type Perception = (typeof perceptions)[number]
