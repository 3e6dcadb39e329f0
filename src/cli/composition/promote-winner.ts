import { gateReasons } from '../../evolve/index.ts'
import type { PolicyChange } from '../../memory/index.ts'
import type { SqliteGateStore } from '../../memory/sqlite/sqlite-gate-store.ts'

/** Lets the candidate of a gate play from now on that it has won; once. Null where the verdict is another. */
export function promoteWinner(
  store: SqliteGateStore,
  gateId: number,
  by: 'gate' | 'user',
): PolicyChange | null {
  const gate = store.gate(gateId)!
  if (gate.verdict !== 'promote') return null
  const before = store.changes().find((change) => change.gateId === gateId && change.kind === 'promotion')
  if (before !== undefined) return before
  const reason = gateReasons[gate.reason as keyof typeof gateReasons]
  const sentence = `Gate ${gateId}: ${reason}.`
  return store.change({ kind: 'promotion', policyId: gate.candidateId, gateId, by, reason: sentence })
}
