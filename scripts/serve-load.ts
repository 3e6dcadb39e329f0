/**
 * `npm run serve-load [-- --seconds 60] [-- --clients 32] [-- --model FILE]`: asks a `policy serve` in a process of its own for decisions, many at a time, while
 * others send it what is malformed, oversized or slow. Every answer is held against that of the same model in this process, to the bit.
 * Exits 1 where one is lost or another's, where an attack is not refused, and where the server fails, reports a fault or does not stop when told to.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { initialParameters } from '../src/distill/training/architecture.ts'
import { modelFile } from '../src/distill/training/graph/model-graph.ts'
import { OnnxScorer } from '../src/distill/training/onnx/onnx-scorer.ts'
import { defaultArchitecture, defaultTraining, featureLayout } from '../src/distill/index.ts'
import { wallDelay, wallNowMs } from '../src/env/clock/real-time.ts'
import { createRandom } from '../src/env/random.ts'
import { quantile } from './flood/measures.ts'
import { ServedProcess } from './flood/served-process.ts'
import { attacksOn } from './serve-load/hostile-clients.ts'
import { knownDecisions } from './serve-load/known-decisions.ts'
import { LoadClient } from './serve-load/load-client.ts'
import { readWords, wholeNumberFrom } from './support/read-words.ts'

const help = `Usage: npm run serve-load -- [options]

Load a served policy and look whether every answer is right.

Options:
  --seconds <n>        how long (default: 60)
  --clients <n>        agents that ask at the same time, each once more when it has its answer (default: 32)
  --pause-ms <n>       pause of each agent between two decisions (default: 0)
  --batch-wait-ms <n>  longest time that a request waits for others (default: 2)
  --max-batch <n>      decisions that run together at most (default: 64)
  --model <file>       a model file (default: one of the default size, with parameters by chance)
  --seed <n>           seed of the decisions and attacks (default: 1)
  --no-attacks         only agents
  --help               print this help`

const values = readWords(
  {
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '32' },
    'pause-ms': { type: 'string', default: '0' },
    'batch-wait-ms': { type: 'string', default: '2' },
    'max-batch': { type: 'string', default: '64' },
    model: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'no-attacks': { type: 'boolean', default: false },
  },
  help,
)
const seconds = wholeNumberFrom('seconds', values.seconds, 1, 86_400)
const clientCount = wholeNumberFrom('clients', values.clients, 1, 400)
const pauseMs = wholeNumberFrom('pause-ms', values['pause-ms'], 0, 60_000)
const seed = wholeNumberFrom('seed', values.seed, 0, 0x7fffffff)
const decisions = 500
const pauseBetweenAttacksMs = 200

const folder = mkdtempSync(join(tmpdir(), 'stevolve-load-'))
const model = values.model ?? join(folder, 'scorer-1.onnx')
if (values.model === undefined) writeFileSync(model, madeUpModel())
const scorer = await OnnxScorer.load(readFileSync(model), model)
const name = scorer.card.name.split('@')[0]!
const known = await knownDecisions(scorer, decisions, seed)
const words = [
  model,
  '--port',
  '0',
  '--request-timeout-s',
  '5',
  '--batch-wait-ms',
  values['batch-wait-ms'],
  '--max-batch',
  values['max-batch'],
]
const served = await ServedProcess.start(words, ['policy', 'serve'])
const url = `http://127.0.0.1:${served.port}`
const widths = { context: featureLayout.context.length, candidate: featureLayout.candidate.length }
const clients = Array.from(
  { length: clientCount },
  (_zero, index) => new LoadClient(url, widths, index % 2 === 0),
)
console.log(
  `${clientCount} agents ask ${name} at ${url} for ${seconds} s, half of them with numbers in JSON; ${cpus().length} processors.`,
)

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
const memory: number[] = []
const violations: string[] = []
const attacks = new Map<string, { refused: number; taken: number; lastStatus: number | null }>()
const startMs = wallNowMs()
const isOver = () => stop.signal.aborted || !served.alive || wallNowMs() - startMs > seconds * 1_000

await Promise.all([
  ...clients.map(play),
  ...(values['no-attacks'] ? [] : Object.keys(attacksOn(name)).map(attack)),
  watch(),
])
const tookSeconds = (wallNowMs() - startMs) / 1_000
if (served.crashed) violations.push(`the server ended by itself: ${served.log.slice(-3).join(' | ')}`)
if (!(await served.stop())) violations.push('the server had to be killed')
rmSync(folder, { recursive: true, force: true })
report()
process.exitCode = violations.length === 0 ? 0 : 1

async function play(client: LoadClient, index: number): Promise<void> {
  const random = createRandom(`client ${index} of ${seed}`)
  while (!isOver()) {
    await client.ask(`/v2/models/${name}/infer`, known[random.below(known.length)]!)
    if (pauseMs > 0) await wallDelay(pauseMs)
  }
}

/** One attack after another, each of its kind. */
async function attack(kind: string): Promise<void> {
  const { run, proper } = attacksOn(name)[kind]!
  const random = createRandom(`${kind} of ${seed}`)
  const count = { refused: 0, taken: 0, lastStatus: null as number | null }
  attacks.set(kind, count)
  while (!isOver()) {
    const status = await run(served.port, random)
    if (proper.includes(status)) count.refused++
    else count.taken++
    count.lastStatus = status
    await wallDelay(pauseBetweenAttacksMs)
  }
}

async function watch(): Promise<void> {
  while (!isOver()) {
    const megabytes = served.residentMegabytes()
    if (megabytes !== null) memory.push(megabytes)
    await wallDelay(500)
  }
}

function report(): void {
  const tookMs = clients.flatMap(({ figures }) => figures.tookMs)
  const lost = clients.flatMap(({ figures }) => figures.lost)
  const mixedUp = clients.reduce((sum, { figures }) => sum + figures.mixedUp, 0)
  const ms = (share: number) => `${quantile(tookMs, share).toFixed(1)} ms`
  console.log(
    `Answers, equal to those in this process to the bit: ${tookMs.length} (${(tookMs.length / tookSeconds).toFixed(0)} a second)`,
  )
  console.log(`Lost: ${lost.length}; mixed up: ${mixedUp}`)
  console.log(
    `Time to the answer: p50 ${ms(0.5)}, p90 ${ms(0.9)}, p99 ${ms(0.99)}, p99.9 ${ms(0.999)}, longest ${ms(1)}`,
  )
  for (const line of served.log) console.log(`The server said: ${line}`)
  if (memory.length > 0) {
    console.log(
      `Resident memory of the server: ${quantile(memory, 0.5).toFixed(0)} MB, ${Math.max(...memory).toFixed(0)} MB at most`,
    )
  }
  for (const [kind, { refused, taken, lastStatus }] of attacks) {
    console.log(
      `  ${kind}: refused ${refused} times (${lastStatus === null ? 'hung up' : `status ${lastStatus}`})`,
    )
    if (taken > 0) violations.push(`${kind} was not refused ${taken} times (status ${lastStatus})`)
    if (refused + taken === 0) violations.push(`${kind} came to nothing`)
  }
  if (tookMs.length === 0) violations.push('there was no answer')
  if (lost.length > 0)
    violations.push(`${lost.length} answers were lost: ${[...new Set(lost)].slice(0, 5).join(', ')}`)
  if (mixedUp > 0) violations.push(`${mixedUp} answers were not those of their request`)
  if (served.log.some((line) => line.startsWith('A request failed')))
    violations.push('the server reported a fault of its own')
  console.log(violations.length === 0 ? 'PASS' : `FAIL: ${violations.join('; ')}`)
}

/** A model of the default size with parameters by chance, whose choice has weight enough that scores differ. */
function madeUpModel(): Uint8Array {
  const parameters = initialParameters(defaultArchitecture, 1).map((value, at, all) =>
    at >= all.length - 2 * defaultArchitecture.jointLayers.at(-1)! - 1 ? 100 * value : value,
  )
  return modelFile(parameters, {
    format: 1,
    name: 'scorer@1',
    layout: featureLayout,
    architecture: defaultArchitecture,
    training: { ...defaultTraining, architecture: defaultArchitecture },
    dataset: '0'.repeat(64),
    temperature: 1,
    bias: 0,
    margin: 0,
    isStyled: false,
  })
}
