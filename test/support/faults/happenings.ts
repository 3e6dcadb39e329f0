import type { Draw } from './draw.ts'
import { groundY } from './arena.ts'
import type { Stage } from './stage.ts'

/** Acts once, so many ticks of the server from now. */
export function after(stage: Stage, ticks: number, act: () => void): void {
  const due = stage.tick + ticks
  let isDone = false
  stage.eachTick(() => {
    if (isDone || stage.tick < due) return
    isDone = true
    act()
  })
}

/** Weakens the player: so much health, and food that heals nothing. */
export function wound(stage: Stage, health: number, food = 10): void {
  const { body } = stage.player
  Object.assign(body, { health, food, saturation: 0 })
  stage.player.vitalsChanged = true
}

/** The cell that the player's feet are in, as a place of the stage. */
export function feetOf(stage: Stage): { readonly x: number; readonly y: number; readonly z: number } {
  const { x, y, z } = stage.player.body.position
  return { x: Math.floor(x), y: placeOfHeight(Math.floor(y)), z: Math.floor(z) }
}

/** Walls and a roof of a block that no hand breaks, around the place where the player stands; inside it is open. */
export function pen(
  stage: Stage,
  { block = 'bedrock', radius = 2, height = 3, roof = true }: PenShape = {},
): void {
  const edge = radius + 1
  stage.fill(block, [-edge, -1, -edge], [edge, roof ? height : height - 1, edge])
  stage.fill('air', [-radius, 0, -radius], [radius, height - 1, radius])
}

/** Measures of a pen, in blocks. */
export interface PenShape {
  readonly block?: string
  /** Open cells from the middle to the wall. */
  readonly radius?: number
  /** Open cells above the floor. */
  readonly height?: number
  readonly roof?: boolean
}

/** Blocks that hold for longer than any attempt without the tool for them. */
export function drawWall(draw: Draw): string {
  return draw.pick(['bedrock', 'obsidian', 'end_portal_frame', 'barrier'])
}

/** A height of the world as a place of the stage. */
export function placeOfHeight(y: number): number {
  return y - groundY - 1
}
