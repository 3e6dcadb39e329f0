import { BodyRecorder } from './body-recorder.ts'
import { DeathRecorder } from './death-recorder.ts'
import { DropRecorder } from './drop-recorder.ts'
import type { Recorder, RecorderParts } from './recorder.ts'
import { ServerRecorder } from './server-recorder.ts'
import { TargetRecorder } from './target-recorder.ts'
import { ToolRecorder } from './tool-recorder.ts'

/** Starts all recorders of an attempt. They are disposed of in the reverse order. */
export function startRecorders(parts: RecorderParts): readonly Recorder[] {
  return [
    new BodyRecorder(parts),
    new DropRecorder(parts),
    new ToolRecorder(parts),
    new DeathRecorder(parts),
    new ServerRecorder(parts),
    new TargetRecorder(parts),
  ]
}
