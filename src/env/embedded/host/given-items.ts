import type { GameRules } from '../rules/game-rules.ts'
import { createStack } from '../server/item-stack.ts'
import type { Mechanic } from '../server/server-context.ts'
import type { WorldFile } from '../world-file/world-file.ts'

/** Hands the world file's items to each player who joins for the first time. */
export function givenItems(items: WorldFile['givenItems'], rules: GameRules): Mechanic {
  return {
    name: 'given-items',
    install: (server) => {
      server.onJoin((player) => {
        if (!player.isNew) return
        for (const { item, count } of items) player.giveStack(createStack(rules.itemId(item), count))
      })
    },
  }
}
