import type { Agent, EpisodeRequest, EpisodeResult } from '../../agent/index.ts'
import type { Environment } from '../../env/index.ts'

/**
 * Plays one episode; null when the signal stopped it, at whatever moment. Joining a world listens to no signal, so that
 * leaving it is what ends it. An agent that gave up by itself was not stopped.
 */
export async function playUntilAborted(
  agent: Agent,
  environment: Environment,
  request: EpisodeRequest,
  signal: AbortSignal,
): Promise<EpisodeResult | null> {
  const phase = { isJoining: true }
  const leave = () => {
    if (phase.isJoining) void environment.close()
  }
  const watching = agent.events.subscribe(({ kind }) => {
    if (kind === 'episode-start') phase.isJoining = false
  })
  signal.addEventListener('abort', leave, { once: true })
  try {
    const result = await agent.play(request, signal)
    return result.ending === 'cancelled' && !result.gaveUp ? null : result
  } catch (error) {
    if (signal.aborted && phase.isJoining) return null
    throw error
  } finally {
    signal.removeEventListener('abort', leave)
    watching.unsubscribe()
  }
}
