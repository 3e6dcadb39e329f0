import type { Policy, Ranking } from '../../agent/index.ts'

/** Fall-backs in a row after which it is worth a line that the policy answers again. */
const fallbacksWorthALine = 3

/**
 * The same policy; `tell` hears a line when it cannot be asked, and when it answers again after several decisions without. The same reason is told
 * once until then, so that a server that now and then is late does not fill the screen. Mutable.
 */
export function toldPolicy(policy: Policy, tell: (line: string) => void): Policy {
  let told: string | null = null
  let inARow = 0
  const hear = ({ fallback }: Ranking): void => {
    if (fallback === undefined) {
      if (inARow >= fallbacksWorthALine) {
        tell(`The policy ${policy.name} answers again.`)
        told = null
      }
      inARow = 0
      return
    }
    inARow++
    const reason = fallback.replace(/^not asked after failures: /, '')
    if (reason === told) return
    told = reason
    tell(
      `The policy ${policy.name} cannot be asked: ${reason}. The planner's order stands in, and the record says where.`,
    )
  }
  return {
    name: policy.name,
    rank: async (state, goal, candidates) => {
      const ranking = await policy.rank(state, goal, candidates)
      hear(ranking)
      return ranking
    },
  }
}
