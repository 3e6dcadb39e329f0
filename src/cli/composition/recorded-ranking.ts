import { RecordedPolicy, exploringName } from '../../agent/index.ts'
import type { Policy } from '../../agent/index.ts'
import { RecordError } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { readAttemptAt } from '../../memory/sqlite/read-course.ts'
import type { PolicyIdentity } from './played-policy.ts'
import { nameOf } from './played-policy.ts'

/** What ranks as one recorded episode says that its policy did, for a policy that cannot be asked again; `explore` is the share that its episode had. */
export function recordedRanking(
  record: ReadableRecord,
  episodeId: number,
  identity: PolicyIdentity,
  explore: number,
): Policy {
  const name = explore === 0 ? nameOf(identity) : exploringName(nameOf(identity), explore)
  return new RecordedPolicy(name, (index) => {
    try {
      return readAttemptAt(record, episodeId, index)?.decision ?? null
    } catch (error) {
      // Where the record cannot be read, the comparison will say so.
      if (error instanceof RecordError) return null
      throw error
    }
  })
}
