import type { ItemStack } from '../server/item-stack.ts'
import { stationSlots } from './station-rules.ts'
import type { SlotRules } from './slot-rules.ts'
import { ArrayStore } from './slot-store.ts'

/** A station's two inputs and its offer, for as long as one player has it open. */
export class StationStore extends ArrayStore {
  constructor() {
    super(stationSlots.count)
  }

  /** Works the offer out anew, after something besides a click has changed. */
  renewOffer({ crafting }: SlotRules): void {
    const match = crafting?.craft([this.stackAt(0), this.stackAt(1)]) ?? null
    this.setStack(stationSlots.result, match?.result ?? null)
  }

  /** What lies in the inputs. */
  inputs(): readonly ItemStack[] {
    return [this.stackAt(0), this.stackAt(1)].filter((stack) => stack !== null)
  }

  /** Takes the inputs out; the offer was never anyone's. */
  giveBack(): readonly ItemStack[] {
    this.setStack(stationSlots.result, null)
    return this.clear()
  }
}
