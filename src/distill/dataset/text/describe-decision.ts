import type { Goal, PerceivedKind, Subgoal, WorldState } from '../../../env/index.ts'

/** Kinds of blocks and creatures that are told, the nearest ones. */
const mostKinds = 24

/** What a language model is told that it is. */
export const chooserInstruction =
  'You choose the next subgoal of an agent that plays Minecraft. You are given a task, what the agent knows of the world, and numbered ' +
  'candidates, in the order in which a planner prefers them. Answer with the number and the text of the best candidate, and nothing else.'

/** A decision as text: the task, the state and the numbered candidates. */
export function describeDecision(
  instruction: string,
  goal: Goal,
  state: WorldState,
  candidates: readonly { readonly subgoal: Subgoal; readonly purpose: string }[],
): string {
  const { position, health, food, tick, timeOfDay } = state
  const place = [
    `${state.dimension}, ${state.biome}`,
    `height ${Math.floor(position.y)}`,
    state.underSky ? 'open sky above' : 'something solid above',
    ...(state.inWater ? ['in water'] : []),
    ...(state.inLava ? ['in lava'] : []),
    ...(state.onFire ? ['burning'] : []),
  ]
  return [
    `Task: ${instruction}`,
    `Goal: ${JSON.stringify(goal)}`,
    `Tick ${tick} of the episode, time of day ${timeOfDay} of 24000.`,
    `Place: ${place.join(', ')}.`,
    `Health ${health} of 20, food ${food} of 20, ${state.emptySlots} empty slots.`,
    `Carried: ${listed(Object.entries(state.inventory).map(([item, count]) => `${item} ${count}`))}.`,
    `Worn or held: ${listed(Object.entries(state.equipment).map(([slot, item]) => `${slot} ${item}`))}.`,
    `Known blocks: ${listed(nearest(state.blocks))}.`,
    `Known creatures and drops: ${listed(nearest(state.entities))}.`,
    'Candidates:',
    ...candidates.map((_candidate, index) => describeCandidate(candidates, index)),
  ].join('\n')
}

/** One candidate as a line: its number from 1, the subgoal as JSON, and what it is for. */
export function describeCandidate(
  candidates: readonly { readonly subgoal: Subgoal; readonly purpose: string }[],
  index: number,
): string {
  const { subgoal, purpose } = candidates[index]!
  return `${index + 1}. ${JSON.stringify(subgoal)} (${purpose})`
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ')
}

function nearest(kinds: Readonly<Record<string, PerceivedKind>>): readonly string[] {
  return Object.entries(kinds)
    .sort(([one, { nearestBlocks: a }], [other, { nearestBlocks: b }]) => a - b || (one < other ? -1 : 1))
    .slice(0, mostKinds)
    .map(([name, { count, nearestBlocks }]) => `${name} ${count} (${nearestBlocks.toFixed(1)} blocks off)`)
}
