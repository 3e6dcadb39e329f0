import type { ServerContext } from '../server/server-context.ts'
import { anvilRules, offerOfAnvil } from './station-rules.ts'
import { StationStore } from './station-window.ts'
import type { WindowDesk } from './window-desk.ts'
import { isNear } from './window-source.ts'

/** An anvil and what it becomes by wear, in order. */
const stages = ['anvil', 'chipped_anvil', 'damaged_anvil'] as const
/** Chance that one use wears the anvil (vanilla). */
const wearChance = 0.12
/** World events: the anvil is used, the anvil breaks. */
const usedEffect = 1030
const brokenEffect = 1029
/** Longest name that an anvil gives (vanilla 1.16). */
const longestName = 35

/** An anvil mends and names things for experience levels, and wears. Closing it gives back what lies there. */
export function installAnvils(server: ServerContext, desk: WindowDesk): void {
  for (const stage of stages) {
    server.onBlockUse(stage, (player, { x, y, z }) => {
      const own = new StationStore()
      let name: string | null = null
      const rules = anvilRules(
        server.rules,
        () => name,
        () => player.body.experienceLevel,
      )
      const isAnvil = (state: number) => (stages as readonly string[]).includes(server.blocks.nameOf(state))
      desk.open(player, {
        type: 'minecraft:anvil',
        titleKey: 'container.repair',
        rules,
        own,
        isUsableBy: (user) => isAnvil(server.world.stateAt(x, y, z)) && isNear(user, { x, y, z }),
        properties: () => [offerOfAnvil(server.rules, own.stackAt(0), own.stackAt(1), name)?.cost ?? 0],
        rename(text) {
          if (text.length > longestName) return
          name = text
          own.renewOffer(rules)
        },
        taken(user, { match }) {
          user.payLevels(match.levels ?? 0)
          wear(server, x, y, z)
        },
        aside: () => own.inputs(),
        closed: () => own.giveBack(),
      })
      return true
    })
  }
}

function wear(server: ServerContext, x: number, y: number, z: number): void {
  const { world, blocks, random } = server
  const state = world.stateAt(x, y, z)
  const stage = stages.indexOf(blocks.nameOf(state) as (typeof stages)[number])
  if (stage < 0) return
  const next = stages[stage + 1]
  let effectId = usedEffect
  if (random.next() < wearChance) {
    if (next === undefined) effectId = brokenEffect
    world.setState(x, y, z, next === undefined ? 0 : blocks.stateOf(next, blocks.propertiesOf(state)))
  }
  server.broadcastNear(x, z, 'world_event', { effectId, location: { x, y, z }, data: 0, global: false })
}
