import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { Policy } from '../../agent/index.ts'
import {
  ExploringPolicy,
  FallbackPolicy,
  ScorerPolicy,
  isRemoteAddress,
  parseRemoteAddress,
  plannerOrderPolicy,
  withPolicy,
} from '../../agent/index.ts'
import { RemoteScorer } from '../../agent/policy/remote/remote-scorer.ts'
import type { DeviceChoice } from '../../distill/index.ts'
import { UsageError } from '../../env/index.ts'
import type { PolicyAccess } from '../input/policy-access.ts'
import { defaultPolicyAccess } from '../input/policy-access.ts'
import type { WallClock } from '../program-context.ts'
import type { MindMaker } from './minds.ts'
import { wallClock } from './wall-clock.ts'

/** Which policy an episode was played with, as its configuration says. */
export const policyIdentitySchema = z.object({
  /** Name and version, e.g. `scorer@3`. */
  name: z.string().max(100),
  /** SHA-256 of the model file, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** True where another process ranked: such an episode is replayed by what it recorded. Left out where the model ran in this one. */
  served: z.literal(true).optional(),
  /** Left out for the CPU; another device may add up in another order. */
  device: z.literal('cuda').optional(),
})
export type PolicyIdentity = z.infer<typeof policyIdentitySchema>

/** A trained policy that is ready to play. */
export interface PlayedPolicy {
  readonly identity: PolicyIdentity
  readonly policy: Policy
  /** The model file; null where another process has it. */
  readonly bytes: Uint8Array | null
  /** True where it has learnt among what other styles of planning would do; left out: false. */
  readonly isStyled?: boolean
}

/** Bytes of a model file that are read. */
const largestFileBytes = 1 << 30

/** How a policy is loaded. */
export interface PolicyLoading {
  readonly access: PolicyAccess
  readonly clock: WallClock
  /** Told in one sentence what is not as it was asked for. */
  readonly log: (line: string) => void
}

const inProcess: PolicyLoading = { access: defaultPolicyAccess, clock: wallClock, log: () => {} }

/**
 * Loads the model file or asks for the served model that a user names, or gives null where none is. Throws `UsageError` where it is not there or
 * cannot play.
 */
export async function loadPolicy(
  named: string | null,
  workingDirectory: string,
  loading: PolicyLoading = inProcess,
): Promise<PlayedPolicy | null> {
  if (named === null) return null
  if (isRemoteAddress(named)) return connectPolicy(named, loading)
  const bytes = readPolicyFile(named, workingDirectory)
  const scorer = await loadScorer(bytes, named, loading.access.device)
  if (scorer.cudaFault !== null) loading.log(describeCudaFault(scorer.cudaFault))
  const identity = {
    name: scorer.card.name,
    hash: hashOf(bytes),
    ...(scorer.device === 'cuda' ? { device: scorer.device } : {}),
  }
  const { isStyled, margin } = scorer.card
  return { identity, policy: new ScorerPolicy(nameOf(identity), scorer, margin), bytes, isStyled }
}

/** A policy of another process; where that cannot be asked, the planner's order stands in. */
async function connectPolicy(named: string, { access, clock }: PolicyLoading): Promise<PlayedPolicy> {
  const address = parseRemoteAddress(named)
  const scorer = await RemoteScorer.connect({ address, timeoutMs: access.timeoutMs, clock })
  const { name, hash, margin, isStyled } = scorer.card
  const identity = { name, hash, served: true } as const
  const policy = new FallbackPolicy(new ScorerPolicy(nameOf(identity), scorer, margin))
  return { identity, policy, bytes: null, isStyled }
}

/** Says that a model runs on the CPU although CUDA was asked for. */
export function describeCudaFault(fault: string): string {
  return `CUDA cannot be used here (${fault}); the policy runs on the CPU.`
}

/** Reads the model file that a user names. Throws `UsageError` where it is not there. */
export function readPolicyFile(file: string, workingDirectory: string): Buffer {
  const path = resolve(workingDirectory, file)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() !== true || stats.size > largestFileBytes) {
    throw new UsageError(
      `There is no policy at ${path}.`,
      'Give a model file that "stevolve train" has written, for example runs/first/policies/scorer-1.onnx.',
    )
  }
  return readFileSync(path)
}

/** Puts a copy of the model beside the record that it plays for, so that its episodes can be played again from there. */
export function keepPolicy({ identity, bytes }: PlayedPolicy, folder: string): void {
  const file = copyIn(folder, identity)
  if (bytes === null || existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.half`, bytes)
  renameSync(`${file}.half`, file)
}

/**
 * The policy that recorded episodes were played with, from the copy beside their record. Throws `UsageError` where it is gone or has
 * changed; loads it when it is first asked.
 */
export function reopenPolicy(record: string, identity: PolicyIdentity): Policy {
  const file = copyIn(dirname(record), identity)
  const bytes = existsSync(file) ? readFileSync(file) : null
  if (bytes === null || hashOf(bytes) !== identity.hash) {
    throw new UsageError(
      `The policy ${nameOf(identity)} that played the episode is ${bytes === null ? 'not at' : 'another one at'} ${file}.`,
      'Put the model file with that SHA-256 there, or look at what is recorded with "stevolve replay --view".',
    )
  }
  let loading: Promise<ScorerPolicy> | null = null
  const load = async () => {
    const scorer = await loadScorer(bytes, file)
    return new ScorerPolicy(nameOf(identity), scorer, scorer.card.margin)
  }
  return {
    name: nameOf(identity),
    rank: async (state, goal, candidates) => (await (loading ??= load())).rank(state, goal, candidates),
  }
}

/** A policy that tries others in a share of the decisions; null stands for the planner's order. */
export function exploring(policy: Policy | null, share: number): Policy | null {
  return share === 0 ? policy : new ExploringPolicy(policy ?? plannerOrderPolicy, share)
}

/** The same minds, ranking by a trained policy; as they are where there is none. */
export function mindsWithPolicy(minds: MindMaker, policy: Policy | null): MindMaker {
  if (policy === null) return minds
  return { ...minds, mindFor: (start) => withPolicy(minds.mindFor(start), policy) }
}

/** Native code is only loaded where a network plays. */
export async function loadScorer(bytes: Uint8Array, file: string, device: DeviceChoice = 'cpu') {
  const { OnnxScorer } = await import('../../distill/training/onnx/onnx-scorer.ts')
  return OnnxScorer.load(bytes, file, device)
}

/** How a policy is named in the record. */
export function nameOf({ name, hash }: PolicyIdentity): string {
  return `${name} ${hash.slice(0, 12)}`
}

function copyIn(folder: string, { hash }: PolicyIdentity): string {
  return join(folder, 'policies', `played-${hash.slice(0, 16)}.onnx`)
}

/** SHA-256 of a model file, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
