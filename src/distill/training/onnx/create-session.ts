import { InferenceSession } from 'onnxruntime-node'

/**
 * A session that keeps to its own thread: small models gain nothing from more, and results stay the same to the bit. `run` blocks its
 * thread while it computes; long work belongs into a worker.
 */
export function createSession(model: Uint8Array): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  })
}
