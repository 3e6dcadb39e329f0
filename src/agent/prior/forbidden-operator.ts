import type { Experience } from '../../distill/index.ts'
import type { Operator } from './game-knowledge.ts'

/** True where a guardrail forbids this operator whatever the situation: with every tool that it would be tried with. */
export function isForbidden(operator: Operator, experience: Experience): boolean {
  const { item } = operator
  switch (operator.kind) {
    case 'mine': {
      const { block } = operator
      return (operator.tools ?? [null]).every((tool) =>
        experience.forbids({ kind: 'mine', block, tool }, item),
      )
    }
    case 'hunt':
      return experience.forbids({ kind: 'hunt', entity: operator.entity }, item)
    case 'smelt':
      return experience.forbids({ kind: 'smelt', input: operator.input }, item)
    case 'craft':
    case 'trade':
    case 'fill':
      return false
  }
}
