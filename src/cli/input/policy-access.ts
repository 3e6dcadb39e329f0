import type { DeviceChoice } from '../../distill/index.ts'
import { deviceChoices } from '../../distill/index.ts'
import { isRemoteAddress } from '../../agent/index.ts'
import { UsageError } from '../../env/index.ts'
import { oneOf } from './one-of.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed of a policy, as it came. */
export interface PolicyOptions {
  readonly policy?: string
  readonly policyDevice?: string
  readonly policyTimeoutMs?: string
}

/** How a policy is asked; does not change what it says, and is no part of what an episode was played with. */
export interface PolicyAccess {
  /** What a model file runs on. */
  readonly device: DeviceChoice
  /** Longest wait for an answer of a policy that is served. */
  readonly timeoutMs: number
}

/** How policies are asked where nothing else is said. */
export const defaultPolicyAccess: PolicyAccess = { device: 'cpu', timeoutMs: 1_000 }

/** Reads how a policy is to be asked. Throws `UsageError`, also for what has no meaning for the policy that is named. */
export function parsePolicyAccess({ policy, policyDevice, policyTimeoutMs }: PolicyOptions): PolicyAccess {
  const isServed = policy !== undefined && isRemoteAddress(policy)
  if (policyDevice !== undefined && (policy === undefined || isServed)) {
    throw new UsageError(
      '--policy-device says what a model file runs on, and none is given.',
      isServed ? 'Give it to "stevolve policy serve" instead.' : 'Add --policy <file>, or leave it out.',
    )
  }
  if (policyTimeoutMs !== undefined && !isServed) {
    throw new UsageError(
      '--policy-timeout-ms is for a policy that is served, and none is given.',
      'Add --policy http://host:port, or leave it out.',
    )
  }
  const { device, timeoutMs } = defaultPolicyAccess
  return {
    device: policyDevice === undefined ? device : oneOf('--policy-device', policyDevice, deviceChoices),
    timeoutMs: parseWholeNumber(policyTimeoutMs ?? String(timeoutMs), {
      option: '--policy-timeout-ms',
      least: 1,
      most: 600_000,
      example: timeoutMs,
    }),
  }
}
