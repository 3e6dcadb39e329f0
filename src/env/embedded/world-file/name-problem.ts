import minecraftData from 'minecraft-data'
import { UsageError } from '../../errors.ts'
import { loadGameRegistry } from '../rules/game-registry.ts'
import { ruleShiftProblems } from '../rules/rule-shift-problems.ts'
import { createBlockStates } from '../world/block-states.ts'
import type { FieldProblem } from './field-problem.ts'
import { nearestName } from './nearest-name.ts'
import type { WorldFile } from './world-file.ts'

/** The first item, block or block property in the file that its version does not have, or null. */
export function nameProblem(file: WorldFile): FieldProblem | null {
  const { itemsByName, blocksByName } = minecraftData(file.version)
  for (const [index, { item, count }] of file.givenItems.entries()) {
    const path = ['givenItems', index]
    const known = itemsByName[item]
    if (known === undefined)
      return unknownName([...path, 'item'], 'item', item, Object.keys(itemsByName), file)
    if (count > known.stackSize) {
      return {
        path: [...path, 'count'],
        message: `expected at most ${known.stackSize}, as many ${item} as one stack holds, got ${count}`,
        cure: 'Give more stacks, each in its own entry.',
      }
    }
  }
  const states = file.placedBlocks.length > 0 ? createBlockStates(file.version) : null
  for (const [index, { block, properties }] of file.placedBlocks.entries()) {
    const path = ['placedBlocks', index]
    if (blocksByName[block] === undefined) {
      return unknownName([...path, 'block'], 'block', block, Object.keys(blocksByName), file)
    }
    try {
      states?.stateOf(block, properties)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      return { path: [...path, 'properties'], message: error.message.replace(/\.$/, ''), cure: error.cure }
    }
  }
  const shift = ruleShiftProblems(loadGameRegistry(file.version), file.rules)[0]
  if (shift === undefined) return null
  return {
    path: ['rules', ...shift.path],
    message: `${shift.message} in Minecraft ${file.version}`,
    cure: 'Correct the name.',
  }
}

function unknownName(
  path: readonly PropertyKey[],
  kind: string,
  name: string,
  known: readonly string[],
  file: WorldFile,
): FieldProblem {
  const nearest = nearestName(name, known)
  return {
    path,
    message: `Minecraft ${file.version} has no ${kind} named "${name}"`,
    cure: nearest === null ? 'Correct the name.' : `Did you mean "${nearest}"?`,
  }
}
