import { UsageError } from '../../env/index.ts'
import { championsOf } from '../../evolve/index.ts'
import type { KnownGate, PolicyChange } from '../../memory/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { openRecord } from '../../memory/sqlite/open-record.ts'
import { SqliteGateStore } from '../../memory/sqlite/sqlite-gate-store.ts'
import type { NamedChange } from '../commands/change-policy.ts'
import { plannerOrderName } from '../input/policy-names.ts'
import type { PromoteSettings, RollbackSettings } from '../input/policy-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { findRecord } from './find-record.ts'
import { PolicyShelf } from './policy-shelf.ts'

/** An open record with what a change needs. */
interface Desk {
  readonly shelf: PolicyShelf
  readonly store: SqliteGateStore
}

/**
 * Lets a policy play from now on. It must have won a gate against the one that plays, unless a reason is given to do without. Throws
 * `UsageError` where it has not, or plays already.
 */
export function promotePolicy(settings: PromoteSettings, context: ProgramContext): Promise<NamedChange> {
  return atDesk(settings, context, async ({ shelf, store }) => {
    const policy = await shelf.find(settings.policy, context.workingDirectory)
    const policyId = policy?.id ?? null
    const championId = store.championId()
    if (policyId === championId) {
      throw new UsageError(
        `${shelf.nameOf(policyId)} plays already.`,
        '"stevolve policy list" says which policies there are.',
      )
    }
    if (settings.withoutGate !== null) {
      return store.change({
        kind: 'promotion',
        policyId,
        gateId: null,
        by: 'user',
        reason: settings.withoutGate,
      })
    }
    const gate = wonGate(store.gates(), settings.gate, policyId, championId, shelf)
    const reason = `Gate ${gate.id} was won against ${shelf.nameOf(championId)}.`
    return store.change({ kind: 'promotion', policyId, gateId: gate.id, by: 'user', reason })
  })
}

/** Lets an earlier policy play again. Throws `UsageError` where none was promoted, or the one asked for plays already. */
export function rollBackPolicy(settings: RollbackSettings, context: ProgramContext): Promise<NamedChange> {
  return atDesk(settings, context, ({ shelf, store }) => {
    const champions = championsOf(store.changes())
    const policyId = settings.to === null ? champions.at(-2) : idNamed(settings.to, shelf)
    if (policyId === undefined) {
      throw new UsageError(
        `The planner's order plays, and nothing was promoted that could be taken back.`,
        '"stevolve policy list" says which policies there are.',
      )
    }
    if (policyId === store.championId()) {
      throw new UsageError(`${shelf.nameOf(policyId)} plays already.`, 'Name another one with --to.')
    }
    if (!champions.includes(policyId)) {
      throw new UsageError(
        `${shelf.nameOf(policyId)} has never played, so there is no way back to it.`,
        'Promote it with "stevolve policy promote".',
      )
    }
    return Promise.resolve(
      store.change({ kind: 'rollback', policyId, gateId: null, by: 'user', reason: settings.reason }),
    )
  })
}

async function atDesk(
  settings: { readonly database: string | null; readonly runDirectory: string | null },
  { workingDirectory, clock }: ProgramContext,
  work: (desk: Desk) => Promise<PolicyChange>,
): Promise<NamedChange> {
  const file = findRecord(workingDirectory, settings)
  openForReading(file).close()
  const record = openRecord(file)
  try {
    const shelf = new PolicyShelf(record, clock)
    const change = await work({ shelf, store: new SqliteGateStore(record, () => clock.isoDate()) })
    const { policyId, previousId } = change
    return { change, policy: shelf.nameOf(policyId), previous: shelf.nameOf(previousId), database: file }
  } finally {
    record.close()
  }
}

function idNamed(name: string, shelf: PolicyShelf): number | null {
  if (name === plannerOrderName) return null
  const known = shelf.named(name)
  if (known === null) throw shelf.unknown(name)
  return known.id
}

/** The gate that a promotion rests on. Throws `UsageError` that says which is missing. */
function wonGate(
  gates: readonly KnownGate[],
  asked: number | null,
  policyId: number | null,
  championId: number | null,
  shelf: PolicyShelf,
): KnownGate {
  const own = gates.filter((gate) => gate.candidateId === policyId && (asked === null || gate.id === asked))
  const won = own.findLast((gate) => gate.verdict === 'promote' && gate.championId === championId)
  if (won !== undefined) return won
  const last = own.at(-1)
  const champion = shelf.nameOf(championId)
  throw new UsageError(
    last === undefined
      ? `${shelf.nameOf(policyId)} was the candidate of no such gate.`
      : last.championId === championId
        ? `Gate ${last.id} ${last.verdict === null ? 'is not finished' : `kept ${champion} (${last.reason ?? ''})`}.`
        : `Gate ${last.id} was against ${shelf.nameOf(last.championId)}, and ${champion} plays.`,
    'Hold a gate with "stevolve policy gate", or give a reason with --without-gate.',
  )
}
