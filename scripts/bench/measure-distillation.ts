import { diagnoseAttempt } from '../../src/diagnosis/index.ts'
import { Experience, addKnowledge, learn, lessonOf, noKnowledge, subjectOf } from '../../src/distill/index.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import type { Attempt, Random, Subgoal, WorldState } from '../../src/env/index.ts'
import { createRandom, emptyTally } from '../../src/env/index.ts'

const batch = 1_000
const warmUps = 200
const samples = 2_000
/** The same attempts are taken in so often, and for each the fastest counts: what else the machine does is left out. */
const turns = 3
/** Attempts of one made-up episode. */
const episodeAttempts = 100

/** What taking in one attempt takes, by an agent that knows so much. */
export interface DistillationMeasure {
  readonly experiences: number
  /** Subjects of guardrails among them. */
  readonly subjects: number
  readonly medianMs: number
  readonly p99Ms: number
}

/**
 * Takes in attempts after 100,000 made-up ones, as an episode's mind does: the lesson, the episode's own sums, skills and guardrails derived
 * anew. The made-up situations are as varied as can be, so that the sums of each subject are at their bound.
 */
export function measureDistillation(experiences = 100_000): DistillationMeasure {
  const random = createRandom('distillation')
  let knowledge: Knowledge = noKnowledge
  for (let done = 0; done < experiences; done += batch)
    knowledge = addKnowledge(knowledge, batchOf(random, done))
  const attempts = Array.from({ length: warmUps + samples }, () => anyAttempt(random))
  const turnsMs = Array.from({ length: turns }, () => timesOf(attempts, knowledge))
  const times = attempts.map((_, index) => Math.min(...turnsMs.map((turn) => turn[index]!))).slice(warmUps)
  times.sort((one, other) => one - other)
  return {
    experiences,
    subjects: Object.keys(knowledge.subgoals).length,
    medianMs: times[samples >> 1]!,
    p99Ms: times[Math.floor(samples * 0.99)]!,
  }
}

/** Milliseconds for each of these attempts, one after another. */
function timesOf(attempts: readonly Attempt[], knowledge: Knowledge): readonly number[] {
  const experience = new Experience(knowledge)
  let learnt: Knowledge = noKnowledge
  return attempts.map((attempt, index) => {
    const diagnosis = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
    const attemptId = knowledge.attempts + index
    if (index % episodeAttempts === 0) learnt = noKnowledge
    const start = process.hrtime.bigint()
    const lesson = lessonOf(attempt, diagnosis)
    learnt = learn(learnt, lesson, attemptId)
    experience.take(lesson, attemptId)
    // Asks once, so that what was put off is done.
    const subject = subjectOf(attempt.subgoal)
    if (subject !== null) experience.guardrails.enforcedAt(subject.key)
    return Number(process.hrtime.bigint() - start) / 1e6
  })
}

function batchOf(random: Random, firstId: number): Knowledge {
  let knowledge = noKnowledge
  for (let index = 0; index < batch; index++) {
    const attempt = anyAttempt(random)
    const diagnosis = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
    knowledge = learn(knowledge, lessonOf(attempt, diagnosis), firstId + index)
  }
  return knowledge
}

const ores = [
  'stone',
  'coal_ore',
  'iron_ore',
  'gold_ore',
  'redstone_ore',
  'diamond_ore',
  'oak_log',
  'birch_log',
]
const items = ['cobblestone', 'coal', 'iron_ore', 'gold_ore', 'redstone', 'diamond', 'oak_log', 'birch_log']
const tools = ['wooden', 'stone', 'iron'].flatMap((tier) => [
  `${tier}_pickaxe`,
  `${tier}_axe`,
  `${tier}_sword`,
])
const budgetTicks = 1_000

function pick<Value>(values: readonly Value[], random: Random): Value {
  return values[random.below(values.length)]!
}

function anySubgoal(random: Random): Subgoal {
  const item = pick(items, random)
  const seek = [pick(ores, random)]
  switch (random.below(5)) {
    case 0:
      return { kind: 'descend', toY: 11, seek, budgetTicks }
    case 1:
      return { kind: 'explore', seek, budgetTicks }
    case 2:
      return { kind: 'craft', item: pick(tools, random), count: 1, budgetTicks }
    case 3:
      return {
        kind: 'hunt',
        entity: pick(['cow', 'pig', 'zombie'], random),
        item: 'leather',
        count: 1,
        budgetTicks,
      }
    default:
      return { kind: 'gather', blocks: seek, item, count: 1, budgetTicks, tools: [pick(tools, random)] }
  }
}

function anyAttempt(random: Random): Attempt {
  const subgoal = anySubgoal(random)
  const preState = anyState(random)
  const isDone = random.next() < 0.6
  const gained = subgoal.kind === 'gather' || subgoal.kind === 'craft' ? { [subgoal.item]: 1 } : {}
  const block = subgoal.kind === 'gather' ? subgoal.blocks[0]! : 'stone'
  const tool = preState.durables[0]?.item ?? 'hand'
  const place = { x: 0, y: preState.position.y, z: 0 }
  return {
    subgoal,
    preState,
    trace: [
      { tick: 1, kind: 'dig-start', data: { ...place, block, tool } },
      { tick: 5, kind: 'dig-end', data: { ...place, block, broken: true } },
      {
        tick: 5,
        kind: 'drop-appear',
        data: { ...place, id: 1, item: items[ores.indexOf(block)]!, count: 1 },
      },
    ],
    postState: {
      ...preState,
      tick: 100,
      inventory: isDone ? { ...preState.inventory, ...gained } : preState.inventory,
      tally: { ...emptyTally, mined: { [`${block} with ${tool}`]: 1 } },
    },
    traceEventsLeftOut: 0,
    ticks: 100,
    ending: isDone ? 'done' : 'out-of-budget',
    obstacle: null,
  }
}

function anyState(random: Random): WorldState {
  const durables = tools
    .filter(() => random.next() < 0.2)
    .map((item) => ({ item, remainingDurability: random.below(200) }))
  return {
    tick: 0,
    position: { x: 0, y: random.below(90), z: 0 },
    dimension: 'overworld',
    biome: 'plains',
    timeOfDay: random.below(24_000),
    health: random.below(21),
    food: random.below(21),
    saturation: 5,
    oxygen: 20,
    inventory: random.next() < 0.5 ? { bread: 1 } : {},
    emptySlots: random.below(10),
    equipment: random.next() < 0.3 ? { head: 'iron_helmet' } : {},
    durables,
    blocks: { [pick(ores, random)]: { count: 3, nearestBlocks: random.below(40) } },
    entities: random.next() < 0.3 ? { zombie: { count: 1, nearestBlocks: 8 } } : {},
    merchants: [],
    light: random.below(16),
    underSky: random.next() < 0.5,
    inWater: random.next() < 0.1,
    inLava: false,
    onFire: false,
    effects: [],
    tally: emptyTally,
  }
}
