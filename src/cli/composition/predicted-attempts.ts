import { rowsOfEpisode } from '../../distill/dataset/rows-of-episode.ts'
import { encodeDecision } from '../../distill/index.ts'
import type { PredictedAttempts } from '../../evolve/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readDecidedEpisodes } from '../../memory/sqlite/read-decided-episodes.ts'

/**
 * What the success heads of two models say of every attempt in the episodes given, world by world. The champion may have none. Attempts
 * that a dataset would leave out are left out here too.
 */
export async function predictedAttempts(
  record: Pick<ReadableRecord, 'file' | 'database'>,
  worlds: readonly (readonly number[])[],
  models: { readonly champion: Uint8Array | null; readonly candidate: Uint8Array },
): Promise<readonly PredictedAttempts[]> {
  // Native code is only loaded where a network plays.
  const { OnnxScorer } = await import('../../distill/training/onnx/onnx-scorer.ts')
  const candidate = await OnnxScorer.load(models.candidate, 'the candidate')
  const champion = models.champion === null ? null : await OnnxScorer.load(models.champion, 'the champion')
  const predicted: PredictedAttempts[] = []
  for (const episodeIds of worlds) {
    const said: Record<'champion' | 'candidate', number[]> = { champion: [], candidate: [] }
    const succeeded: boolean[] = []
    for (const episode of readDecidedEpisodes(record, episodeIds)) {
      for (const row of rowsOfEpisode(episode).rows) {
        const decision = encodeDecision(row.state, row.goal, row.candidates)
        const count = row.candidates.length
        said.candidate.push((await candidate.scores(decision, count)).success[row.tried]!)
        if (champion !== null)
          said.champion.push((await champion.scores(decision, count)).success[row.tried]!)
        succeeded.push(row.succeeded)
      }
    }
    predicted.push({
      candidate: said.candidate,
      champion: champion === null ? null : said.champion,
      succeeded,
    })
  }
  return predicted
}
