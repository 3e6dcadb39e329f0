import { isDoubtful } from '../../agent/index.ts'
import type { GameKnowledge } from '../../agent/index.ts'
import { wayKey } from './truth.ts'

type StatedOperator = ReturnType<GameKnowledge['operatorsFor']>[number]

/** What a planner takes for granted. Guesses, which it tries only for want of better, are left out. */
export interface Stated {
  /** By `wayKey`. */
  readonly operators: ReadonlyMap<string, readonly StatedOperator[]>
  readonly fuels: readonly { readonly item: string; readonly burnTicks: number }[]
  /** Height at which a planner would dig for an ore, by ore. */
  readonly depths: Readonly<Record<string, number>>
}

/** Reads what `game` states of these items and ores. */
export function statedBy(game: GameKnowledge, items: Iterable<string>, ores: Iterable<string>): Stated {
  const operators = [...new Set(items)]
    .flatMap((item) => game.operatorsFor(item))
    .filter((operator) => !isDoubtful(operator))
  return {
    operators: Map.groupBy(operators, wayKey),
    fuels: game.fuels.filter((fuel) => !isDoubtful(fuel)),
    depths: Object.fromEntries(
      [...ores].flatMap((ore) => {
        const band = game.oreBand(ore)
        return band === null ? [] : [[ore, band.bestY]]
      }),
    ),
  }
}
