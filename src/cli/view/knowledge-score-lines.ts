import type { KnowledgeScore, Share } from '../../evolve/index.ts'
import { formatTable } from '../display/table.ts'
import type { ShownPart } from './shown-part.ts'

/** What of a long list is shown. */
const mostListed = 40

/** A score of knowledge as readable parts: shares by kind, then what is missing and what is false. */
export function knowledgeScoreParts(score: KnowledgeScore, widthColumns: number): readonly ShownPart[] {
  const { learnt, all, kinds, dependencies, statements, recipes, wrong, unreachable } = score
  const table = formatTable(
    [
      ...kinds.filter(({ share }) => share.of > 0).map(({ kind, share }) => ({ name: kind, share })),
      { name: 'to be learnt', share: learnt },
      { name: 'all, the recipe book included', share: all },
    ],
    [
      { title: 'DEPENDENCY', cell: ({ name }) => name },
      { title: 'STATED', cell: ({ share }) => `${share.right}/${share.of}`, align: 'right' },
      { title: 'SHARE', cell: ({ share }) => percentOf(share), align: 'right' },
    ],
    widthColumns - 2,
  )
  const missing = dependencies.filter(({ isStated }) => !isStated)
  return [
    { heading: 'knowledge, held against the world (docs/knowledge.md)', lines: indented(table) },
    {
      heading: 'statements',
      lines: indented([
        `${statements.wrong} of ${statements.made} false (${percent(statements.wrongShare)})`,
        `${recipes.wrong} of ${recipes.made} recipes of the book false`,
      ]),
    },
    listed(
      `${missing.length} not stated`,
      missing.map(({ kind, text }) => `${kind}  ${text}`),
    ),
    listed(
      `${wrong.length} false`,
      wrong.map(({ kind, text }) => `${kind}  ${text}`),
    ),
    listed('out of reach in this world', unreachable),
  ]
}

function listed(heading: string, lines: readonly string[]): ShownPart {
  const more = lines.length - mostListed
  const shown = more > 0 ? [...lines.slice(0, mostListed), `and ${more} more`] : lines
  return { heading, lines: indented(shown) }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}

function percentOf({ share }: Share): string {
  return percent(share)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
