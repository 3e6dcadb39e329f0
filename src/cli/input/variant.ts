import { UsageError } from '../../env/index.ts'
import type { Prior } from './prior.ts'

/** Parts that an agent can be made to do without. */
export const ablations = ['skills', 'guardrails', 'diagnosis', 'replanning'] as const
export type Ablation = (typeof ablations)[number]

/** Agents to compare with: one that learns nothing, and one that recalls without distilling. */
export const baselines = ['static', 'retrieval'] as const
export type Baseline = (typeof baselines)[number]

/** How an agent differs from the whole one; at most one of the two is set. */
export interface Variant {
  readonly ablate: Ablation | null
  readonly baseline: Baseline | null
}

/** The agent with all its parts. */
export const wholeAgent: Variant = Object.freeze({ ablate: null, baseline: null })

/** What the user wrote after --ablate and --baseline. Throws `UsageError` that says what would do. */
export function parseVariant(ablate: string | undefined, baseline: string | undefined): Variant {
  if (ablate !== undefined && baseline !== undefined) {
    throw new UsageError(
      '--ablate takes a part away from the agent, and --baseline puts another one in its place.',
      'Give one of the two.',
    )
  }
  return { ablate: named('--ablate', ablate, ablations), baseline: named('--baseline', baseline, baselines) }
}

/** Refuses a variant that would differ in nothing. Throws `UsageError`. */
export function checkVariant({ ablate, baseline }: Variant, prior: Prior, hasGeneration: boolean): void {
  if (prior === 'full' && (ablate === 'skills' || ablate === 'guardrails')) {
    throw new UsageError(
      `--ablate ${ablate} takes away what was learnt, and an agent with --prior full learns nothing.`,
      'Write --prior recipes or --generation last besides.',
    )
  }
  if (prior === 'full' && baseline === 'retrieval') {
    throw new UsageError(
      '--baseline retrieval recalls what the recipe book does not say, and --prior full knows it all.',
      'Leave out --prior.',
    )
  }
  if (baseline !== null && hasGeneration) {
    throw new UsageError(
      `--baseline ${baseline} uses nothing that a generation has learnt.`,
      baseline === 'retrieval'
        ? 'Leave out --generation; --from names the record that it recalls from.'
        : 'Leave out --generation.',
    )
  }
}

function named<Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | null {
  if (text === undefined) return null
  const found = names.find((name) => name === text)
  if (found !== undefined) return found
  throw new UsageError(
    `${option} does not know "${text.slice(0, 40)}".`,
    `Write ${option} followed by ${names.slice(0, -1).join(', ')} or ${names.at(-1)!}.`,
  )
}
