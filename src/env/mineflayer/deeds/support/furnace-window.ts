import type { DeedContext } from '../../deed.ts'
import type { InventoryWindow } from './inventory-window.ts'

export const furnaceSlot = { input: 0, fuel: 1, output: 2 } as const

/** Ticks that a plain furnace takes for one item, until the server says otherwise. */
const usualCookTicks = 200

/** What the furnace shows by its flame and arrow. */
export interface FurnaceGauge {
  /** Ticks that the fire still burns. */
  burnLeftTicks(): number
  /** Ticks for which the present piece of fuel burns in all; null until one was lit. */
  burnTotalTicks(): number | null
  /** Ticks already spent on the present input. */
  progressTicks(): number
  cookTotalTicks(): number
  /** True once the server has said anything of flame or arrow. A cold furnace may say nothing. */
  isKnown(): boolean
  stop(): void
}

interface ProgressPacket {
  readonly windowId: number
  readonly property: number
  readonly value: number
}

/** Reads the flame and arrow of furnace windows. Start it before opening: the first values come with the window. */
export function readFurnaceGauge(context: DeedContext, window: () => InventoryWindow | null): FurnaceGauge {
  const values = new Map<number, Map<number, number>>()
  const onProgress = (packet: ProgressPacket): void => {
    const ofWindow = values.get(packet.windowId) ?? new Map<number, number>()
    ofWindow.set(packet.property, packet.value)
    values.set(packet.windowId, ofWindow)
  }
  const client = context.bot._client
  client.on('craft_progress_bar', onProgress)
  const value = (property: number): number => values.get(window()?.id ?? -1)?.get(property) ?? 0
  return {
    burnLeftTicks: () => value(0),
    burnTotalTicks: () => value(1) || null,
    progressTicks: () => value(2),
    cookTotalTicks: () => value(3) || usualCookTicks,
    isKnown: () => values.has(window()?.id ?? -1),
    stop: () => {
      client.removeListener('craft_progress_bar', onProgress)
    },
  }
}
