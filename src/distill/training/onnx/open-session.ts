import type { InferenceSession } from 'onnxruntime-node'
import { env } from 'onnxruntime-node'
import type { Device, DeviceChoice } from '../device.ts'
import { createSession } from './create-session.ts'

/** A session, and what became of the wish for a device. */
export interface OpenedSession {
  readonly session: InferenceSession
  readonly device: Device
  /** Why CUDA was asked for and is not used; null where it is used or was not asked for. */
  readonly cudaFault: string | null
}

/** Opens a session on the device that is chosen, and on the CPU where CUDA cannot be had. Rejects where the model cannot be run at all. */
export async function openSession(model: Uint8Array, choice: DeviceChoice): Promise<OpenedSession> {
  if (choice === 'cpu') return { session: await createSession(model), device: 'cpu', cudaFault: null }
  const { logLevel } = env
  try {
    // ONNX Runtime would write to standard error what is told below in a sentence.
    if (logLevel !== 'fatal') env.logLevel = 'fatal'
    return { session: await createSession(model, 'cuda'), device: 'cuda', cudaFault: null }
  } catch (error) {
    const session = await createSession(model)
    return {
      session,
      device: 'cpu',
      cudaFault: error instanceof Error ? firstLine(error.message) : 'unknown',
    }
  }
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 200)
}
