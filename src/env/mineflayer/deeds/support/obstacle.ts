import type { Obstacle, ObstacleKind } from '../../../attempt.ts'

/** Names what stood in the way of a deed. `detail` is one plain sentence for people. */
export function obstacle(kind: ObstacleKind, subject: string | null, detail: string): Obstacle {
  return { kind, subject, detail }
}
