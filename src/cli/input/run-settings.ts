import type { Perception, ServerAddress, Task } from '../../env/index.ts'
import { UsageError, goalSchema, parseServerAddress, perceptions } from '../../env/index.ts'
import { readSuite } from '../suite-file.ts'
import { findTask } from './find-task.ts'
import { parseJson } from './json-file.ts'
import { oneOf } from './one-of.ts'
import type { PolicyAccess, PolicyOptions } from './policy-access.ts'
import { parsePolicyAccess } from './policy-access.ts'
import type { Prior } from './prior.ts'
import { parsePrior } from './prior.ts'
import { parseWholeNumber } from './whole-number.ts'

export { oneOf } from './one-of.ts'

/** What the user typed after `run`, as it came. */
export interface RunOptions extends PolicyOptions {
  readonly suite?: string
  readonly goal?: string
  readonly world?: string
  readonly seed?: string
  readonly server?: string
  readonly minecraftVersion?: string
  readonly username?: string
  readonly auth?: string
  readonly perception?: string
  readonly prior?: string
  readonly horizon?: string
  readonly speed?: string
  readonly runDir?: string
  readonly json?: boolean
}

/** Every setting of a run, with defaults filled in. Plain data. */
export interface RunSettings {
  readonly task: Task
  readonly seed: number
  /** Name of a world that comes along, or the path of a world file. Without meaning on a server. */
  readonly world: string
  readonly server: ServerAddress | null
  /** Null: the embedded world's own, or what the server reports. */
  readonly minecraftVersion: string | null
  readonly username: string
  readonly auth: 'offline' | 'microsoft'
  readonly perception: Perception
  readonly prior: Prior
  /** What ranks candidates: a model file, or the address of a server; null keeps the planner's order. */
  readonly policy: string | null
  readonly policyAccess: PolicyAccess
  readonly speed: 'max' | '1x'
  /** Null: a new folder under `runs/`. */
  readonly runDirectory: string | null
  readonly json: boolean
}

/** The task of `stevolve run` without a name: a short way through wood and stone. */
export const defaultTask = 'stone_pickaxe'

/** Longest episode, in ticks: a week of game time. */
export const longestHorizonTicks = 12_096_000
/** Largest seed that may be given: seeds are 31 bits, as the smallest common kind of number. */
export const largestSeed = 2_147_483_647

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveRunSettings(taskName: string | undefined, options: RunOptions): RunSettings {
  const server = options.server === undefined ? null : parseServerAddress(options.server)
  if (server !== null) refuseOnServer(options)
  else refuseWithoutServer(options)
  return {
    task: resolveTask(taskName, options),
    seed: parseWholeNumber(options.seed ?? '1', {
      option: '--seed',
      least: 0,
      most: largestSeed,
      example: 7,
    }),
    world: options.world ?? 'default',
    server,
    minecraftVersion: options.minecraftVersion === undefined ? null : parseVersion(options.minecraftVersion),
    username: parseUsername(options.username ?? 'stevolve', options.auth === 'microsoft'),
    auth: oneOf('--auth', options.auth ?? 'offline', ['offline', 'microsoft']),
    perception: oneOf('--perception', options.perception ?? 'sight', perceptions),
    prior: parsePrior(options.prior ?? 'full'),
    policy: options.policy ?? null,
    policyAccess: parsePolicyAccess(options),
    speed: oneOf('--speed', options.speed ?? 'max', ['max', '1x']),
    runDirectory: options.runDir ?? null,
    json: options.json ?? false,
  }
}

/** A server has its own world and its own time. */
function refuseOnServer(options: RunOptions): void {
  if (options.world !== undefined) {
    throw new UsageError(
      '--world and --server exclude each other: a server has its own world.',
      'Leave one of them out.',
    )
  }
  if (options.speed === 'max') {
    throw new UsageError(
      '--speed max and --server exclude each other: a server runs in real time.',
      'Leave --speed out.',
    )
  }
}

/** The embedded world knows no accounts. */
function refuseWithoutServer({ auth }: RunOptions): void {
  if (auth !== 'microsoft') return
  throw new UsageError(
    '--auth microsoft is for servers, and no --server is given.',
    'Add --server host:port, or leave --auth out.',
  )
}

function resolveTask(name: string | undefined, { suite, goal, horizon }: RunOptions): Task {
  if (goal !== undefined && name !== undefined) {
    throw new UsageError('A task and --goal exclude each other.', 'Leave one of them out.')
  }
  const task = goal === undefined ? findTask(readSuite(suite ?? null), name ?? defaultTask) : taskOfGoal(goal)
  if (horizon === undefined) return task
  const bounds = { option: '--horizon', least: 20, most: longestHorizonTicks, example: 3600 }
  return { ...task, horizonTicks: parseWholeNumber(horizon, bounds) }
}

/** An hour of game time, for goals that say nothing else. */
const goalHorizonTicks = 72_000

function taskOfGoal(text: string): Task {
  const goal = parseJson(text, 'The text after --goal', goalSchema)
  return { id: 'own-goal', group: 'own', instruction: text, goal, horizonTicks: goalHorizonTicks }
}

function parseVersion(text: string): string {
  if (/^\d{1,2}\.\d{1,2}(\.\d{1,2})?$/.test(text)) return text
  throw new UsageError(
    `"${text.slice(0, 40)}" is no Minecraft version.`,
    'Write it in digits, for example --minecraft-version 1.16.5.',
  )
}

/** Names that a Java-edition server takes; a Microsoft account goes by its e-mail address. */
function parseUsername(text: string, isMicrosoft: boolean): string {
  const allowed = isMicrosoft ? /^[^\s\p{Cc}]{1,254}$/u : /^\w{3,16}$/
  if (allowed.test(text)) return text
  throw new UsageError(
    `"${text.slice(0, 40)}" cannot be a player name.`,
    isMicrosoft
      ? 'Write --username followed by the e-mail address of the account.'
      : 'Write --username followed by 3 to 16 letters, digits or underscores.',
  )
}
