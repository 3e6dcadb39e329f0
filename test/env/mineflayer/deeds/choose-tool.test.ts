import { describe, expect, it } from 'vitest'
import { chooseTool } from '../../../../src/env/mineflayer/deeds/support/choose-tool.ts'
import type { ToolCandidate } from '../../../../src/env/mineflayer/deeds/support/choose-tool.ts'

const hand = (digTicks: number, yieldsDrop: boolean): ToolCandidate => ({
  name: null,
  digTicks,
  yieldsDrop,
  wears: false,
  isScarce: false,
})
const tool = (name: string, digTicks: number, yieldsDrop: boolean, isScarce = false): ToolCandidate => ({
  name,
  digTicks,
  yieldsDrop,
  wears: true,
  isScarce,
})

describe('chooseTool', () => {
  it('digs dirt by hand rather than with an iron pickaxe', () => {
    expect(chooseTool([hand(15, true), tool('iron_pickaxe', 15, true)], true)?.name).toBeNull()
  })

  it('digs stone with the iron pickaxe, and keeps its last uses for what only it can break', () => {
    const stone = (isScarce: boolean) => [
      hand(150, false),
      tool('iron_pickaxe', 8, true, isScarce),
      tool('stone_pickaxe', 12, true, isScarce),
      tool('wooden_pickaxe', 23, true),
    ]
    expect(chooseTool(stone(false), true)?.name).toBe('iron_pickaxe')
    expect(chooseTool(stone(true), true)?.name).toBe('stone_pickaxe')
  })

  it('takes the iron pickaxe where only it yields the drop', () => {
    const diamond = [hand(300, false), tool('stone_pickaxe', 75, false), tool('iron_pickaxe', 15, true)]
    expect(chooseTool(diamond, true)?.name).toBe('iron_pickaxe')
  })

  it('finds nothing when no candidate yields the drop, and the fastest when none is wanted', () => {
    const ore = [hand(300, false), tool('wooden_pickaxe', 75, false)]
    expect(chooseTool(ore, true)).toBeNull()
    expect(chooseTool(ore, false)?.name).toBe('wooden_pickaxe')
  })
})
