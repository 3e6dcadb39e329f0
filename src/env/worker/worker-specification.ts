import type { WorldFile } from '../embedded/world-file/world-file.ts'
import type { Perception } from '../perception.ts'
import type { Speed } from '../embedded/host/tick-driver.ts'
import type { RemoteHostOptions } from '../remote/remote-host.ts'

/** A world of our own, in the thread. */
export interface EmbeddedSpecification {
  readonly kind: 'embedded'
  /** A parsed world file. */
  readonly world: WorldFile
  readonly speed: Speed
  /** True where its speed is told: the thread then rehearses, so that game time begins with compiled code. Takes a second or two. */
  readonly isMeasured?: boolean
  readonly username?: string
  readonly viewDistanceChunks?: number
}

/** A server elsewhere, joined from the thread. */
export interface RemoteSpecification extends RemoteHostOptions {
  readonly kind: 'remote'
}

/** What a thread needs to know to make its environment. Plain data: it crosses by structured clone. */
export interface WorkerSpecification {
  readonly host: EmbeddedSpecification | RemoteSpecification
  readonly perception: Perception
}
