import { describe, expect, it } from 'vitest'
import type { Attempt, Obstacle } from '../../src/env/index.ts'
import { attemptOf } from '../diagnosis/states.ts'
import { answerOfPeer, peerLabels } from '../support/faults/score/eleven-labels.ts'

function gatherOf(block: string, toX: number, obstacle: Obstacle['kind'] | null = null): Attempt {
  const subgoal = { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: 100 } as const
  const attempt = attemptOf(subgoal, {}, { position: { x: toX, y: 64, z: 0 } }, 'obstructed')
  return obstacle === null ? attempt : { ...attempt, obstacle: { kind: obstacle, subject: null, detail: '' } }
}

describe('eleven labels', () => {
  it('tells being stuck from an unreachable target by how far the body got', () => {
    expect(peerLabels([gatherOf('dirt', 0.5), gatherOf('stone', 9), gatherOf('sand', 4)])).toEqual([
      'NAV_STUCK',
      'TARGET_UNREACHABLE',
      'UNKNOWN',
    ])
  })

  it('calls it a deadlock when two subgoals have failed alike three times', () => {
    const [dirt, stone] = [gatherOf('dirt', 0), gatherOf('stone', 0)]
    expect(peerLabels([dirt, dirt, dirt]).at(-1)).toBe('NAV_STUCK')
    expect(peerLabels([dirt, stone, dirt]).at(-1)).toBe('DEADLOCK')
  })

  it('takes a coarse label for right where it can stand for the truth', () => {
    const [label] = peerLabels([gatherOf('dirt', 0, 'missing-tool')])
    expect(answerOfPeer(label!, 'missing-tool')).toBe('missing-tool')
    expect(answerOfPeer(label!, 'disconnected')).toBe('missing-item')
  })
})
