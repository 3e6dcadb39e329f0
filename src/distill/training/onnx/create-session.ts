import { InferenceSession } from 'onnxruntime-node'
import type { Device } from '../device.ts'

/**
 * A session that keeps to its own thread: small models gain nothing from more, and results stay the same to the bit on the CPU. `run` blocks its
 * thread while it computes; long work belongs into a worker. Rejects where the device or its libraries are missing.
 */
export function createSession(model: Uint8Array, device: Device = 'cpu'): Promise<InferenceSession> {
  return InferenceSession.create(model, {
    executionProviders: device === 'cuda' ? ['cuda', 'cpu'] : ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  })
}
