import type { ArenaInput, Ground } from './arena.ts'
import type { Draw } from './draw.ts'

const layers = [
  { surface: 'grass_block', soil: 'dirt', rock: 'stone' },
  { surface: 'podzol', soil: 'dirt', rock: 'stone' },
  { surface: 'sandstone', soil: 'sandstone', rock: 'stone' },
  { surface: 'stone', soil: 'stone', rock: 'stone' },
  { surface: 'snow_block', soil: 'dirt', rock: 'stone' },
  { surface: 'terracotta', soil: 'terracotta', rock: 'stone' },
  { surface: 'coarse_dirt', soil: 'dirt', rock: 'andesite' },
  { surface: 'andesite', soil: 'andesite', rock: 'granite' },
  { surface: 'diorite', soil: 'granite', rock: 'diorite' },
  { surface: 'end_stone', soil: 'end_stone', rock: 'end_stone' },
] as const

/** What a ground must be or must not hold. */
export interface GroundWish {
  /** Blocks that must not be in the ground, since the case is about them. */
  readonly without?: readonly string[]
  /** True or false to force a roof or open sky. */
  readonly roof?: boolean
  /** Greatest height of hills. Default 4. */
  readonly mostHillBlocks?: number
}

/** Draws a ground of one of several materials and forms. */
export function drawGround(draw: Draw, wish: GroundWish = {}): Ground {
  const { without = [], roof, mostHillBlocks = 4 } = wish
  const fitting = layers.filter((layer) => !Object.values(layer).some((block) => without.includes(block)))
  const isRoofed = roof ?? draw.chance(0.2)
  return {
    ...draw.pick(fitting),
    hillBlocks: isRoofed ? 0 : draw.whole(0, mostHillBlocks),
    roofBlocks: isRoofed ? draw.whole(4, 7) : null,
    seed: draw.whole(0, 1_000_000),
  }
}

/** Draws version, time of day by light, and ground: what most cases have in common. */
export function drawArena(draw: Draw, wish: GroundWish = {}): ArenaInput {
  return {
    version: draw.chance(0.25) ? '1.20.4' : '1.16.5',
    ground: drawGround(draw, wish),
    timeOfDay: draw.whole(500, 10_500),
    difficulty: draw.pick(['peaceful', 'easy', 'normal', 'hard']),
    viewDistanceChunks: draw.whole(2, 4),
  }
}
