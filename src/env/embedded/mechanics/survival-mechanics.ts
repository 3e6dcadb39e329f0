import type { Mechanic } from '../server/server-context.ts'
import { animation } from './animation.ts'
import { berryBushes } from './berry-bushes.ts'
import { blockSupport } from './block-support.ts'
import { blockTicks } from './block-ticks.ts'
import { boneMeal } from './bone-meal.ts'
import { buckets } from './buckets.ts'
import { burning } from './burning.ts'
import { cakes } from './cakes.ts'
import { carving } from './carving.ts'
import { cauldrons } from './cauldrons.ts'
import { chat } from './chat.ts'
import { chunkTracking } from './chunk-tracking.ts'
import { combat } from './combat.ts'
import { connectingBlocks } from './connecting-blocks.ts'
import { contactDamage } from './contact-damage.ts'
import { crops } from './crops.ts'
import { damage } from './damage.ts'
import { dayCycle } from './day-cycle.ts'
import { digging } from './digging.ts'
import { dressing } from './dressing.ts'
import { dropping } from './dropping.ts'
import { drowning } from './drowning.ts'
import { eating } from './eating.ts'
import { experienceOrbs } from './experience-orbs.ts'
import { fallDamage } from './fall-damage.ts'
import { fallingBlocks } from './falling-blocks.ts'
import { farmland } from './farmland.ts'
import { fire } from './fire.ts'
import { fluidFlow } from './fluid-flow.ts'
import { hunger } from './hunger.ts'
import { inventorySync } from './inventory-sync.ts'
import { itemEntities } from './item-entities.ts'
import { joining } from './joining.ts'
import { keepAlive } from './keep-alive.ts'
import { leafDecay } from './leaf-decay.ts'
import { lightUpdates } from './light-updates.ts'
import { milking } from './milking.ts'
import { movement } from './movement.ts'
import { openableBlocks } from './openable-blocks.ts'
import { paths } from './paths.ts'
import { pickingUp } from './picking-up.ts'
import { placing } from './placing.ts'
import { playerMetadata } from './player-metadata.ts'
import { playerVisibility } from './player-visibility.ts'
import { respawning } from './respawning.ts'
import { saplings } from './saplings.ts'
import { shielding } from './shielding.ts'
import { sleeping } from './sleeping.ts'
import { stripping } from './stripping.ts'
import { suffocation } from './suffocation.ts'
import { trading } from './trading.ts'
import { tallPlants } from './tall-plants.ts'
import { vitalsSync } from './vitals-sync.ts'
import { voidDamage } from './void.ts'

/** Every survival mechanic, in the order of its tick steps; `more` come before what is told to the clients. */
export function survivalMechanics(more: readonly Mechanic[] = []): readonly Mechanic[] {
  const bodies = [
    ...[damage, hunger, eating, fallDamage, burning, drowning, suffocation, contactDamage, voidDamage],
    ...[combat, trading, milking, respawning, sleeping, dressing, shielding],
  ]
  const tools = [stripping, paths, boneMeal, carving]
  const uses = [openableBlocks, cauldrons, berryBushes, cakes, ...tools, buckets, placing]
  const changing = [blockSupport, fallingBlocks, fluidFlow, connectingBlocks, fire]
  const blocks = [blockTicks, digging, ...uses, ...changing]
  const growth = [farmland, crops, saplings, tallPlants, leafDecay]
  const items = [dropping, itemEntities, pickingUp, experienceOrbs]
  const told = [playerMetadata, playerVisibility, vitalsSync, inventorySync]
  return [
    ...[joining, keepAlive, movement, dayCycle, chat, animation],
    ...blocks,
    ...growth,
    ...items,
    ...bodies,
    ...more,
    // The chunks come first of what is told, so that what stands in them is shown after them.
    ...[chunkTracking, lightUpdates, ...told],
  ]
}
