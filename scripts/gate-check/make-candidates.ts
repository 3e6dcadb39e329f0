import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Architecture } from '../../src/distill/training/architecture.ts'
import { parameterShapes } from '../../src/distill/training/architecture.ts'
import { modelFile } from '../../src/distill/training/graph/model-graph.ts'
import type { ModelCard } from '../../src/distill/training/model-card.ts'
import { plannerMargin } from '../../src/distill/training/model-card.ts'
import { trainInThread } from '../../src/distill/training/worker/train-in-thread.ts'
import { defaultArchitecture, defaultTraining, featureLayout } from '../../src/distill/index.ts'
import type { TrainingSettings } from '../../src/distill/index.ts'
import { createRandom } from '../../src/env/index.ts'
import type { Random } from '../../src/env/index.ts'

/** How a network is harmed: each says what it does to its choice head, or to all of it. */
export const harms = {
  reversed: 'the choice head is turned round: what was best is worst',
  random: 'the choice head is drawn by chance: candidates are ranked by nothing',
  blurred: 'as much noise as there is signal is added to every parameter',
} as const
export type Harm = keyof typeof harms

/** A network that lies in its file. */
export interface MadeModel {
  readonly name: string
  readonly file: string
}

/** Passes over the rows: enough for a few hundred decisions. */
const epochs = 30

/** Trains a network with this seed on a dataset file, unless that was done before. Null where the signal stopped it. */
export async function trainedModel(
  dataset: { readonly file: string; readonly version: string },
  folder: string,
  number: number,
  signal: AbortSignal,
): Promise<
  (MadeModel & { readonly parameters: Float32Array<ArrayBuffer>; readonly card: ModelCard }) | null
> {
  mkdirSync(folder, { recursive: true })
  const settings: TrainingSettings = {
    ...defaultTraining,
    architecture: defaultArchitecture,
    seed: number,
    epochs,
  }
  const kept = join(folder, `retrained-${number}.json`)
  if (!existsSync(kept)) {
    const checkpoint = join(folder, `unfinished-${number}.checkpoint`)
    const quiet = { onEarlier: () => {}, onSteps: () => {}, onEpoch: () => {} }
    const trained = await trainInThread({ dataset: dataset.file, settings, checkpoint }, quiet, signal)
    if (trained === null) return null
    const { temperature, bias } = trained.outcome
    writeFileSync(kept, JSON.stringify({ temperature, bias, parameters: [...trained.parameters] }))
  }
  const { temperature, bias, parameters } = JSON.parse(readFileSync(kept, 'utf8')) as {
    readonly temperature: number
    readonly bias: number
    readonly parameters: readonly number[]
  }
  const card: ModelCard = {
    format: 1,
    name: `retrained@${number}`,
    layout: featureLayout,
    architecture: defaultArchitecture,
    training: settings,
    dataset: dataset.version,
    temperature,
    bias,
    margin: plannerMargin,
    isStyled: false,
  }
  const flat = Float32Array.from(parameters)
  return { ...writeModel(folder, flat, card), parameters: flat, card }
}

/** A harmed copy of a network. */
export function harmedModel(
  harm: Harm,
  number: number,
  folder: string,
  { parameters, card }: { readonly parameters: Float32Array<ArrayBuffer>; readonly card: ModelCard },
): MadeModel {
  const random = createRandom(`harm ${harm} ${number}`)
  const harmed = withHarm(harm, parameters, card.architecture, random)
  return writeModel(folder, harmed, { ...card, name: `${harm}@${number}` })
}

function writeModel(folder: string, parameters: Float32Array<ArrayBuffer>, card: ModelCard): MadeModel {
  const file = join(folder, `${card.name.replace('@', '-')}.onnx`)
  writeFileSync(file, modelFile(parameters, card))
  return { name: card.name, file }
}

/** Scores of a choice head that is drawn by chance differ by some units, so that no margin hides it. */
const randomScale = 2

function withHarm(
  harm: Harm,
  parameters: Float32Array<ArrayBuffer>,
  architecture: Architecture,
  random: Random,
): Float32Array<ArrayBuffer> {
  const harmed = Float32Array.from(parameters)
  let offset = 0
  for (const { name, size } of parameterShapes(architecture)) {
    const part = harmed.subarray(offset, offset + size)
    offset += size
    if (harm === 'blurred') {
      const spread = Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / size)
      for (let index = 0; index < size; index++) part[index]! += spread * normal(random)
    } else if (name === 'choice.weight') {
      for (let index = 0; index < size; index++) {
        part[index] = harm === 'reversed' ? -part[index]! : randomScale * normal(random)
      }
    }
  }
  return harmed
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
