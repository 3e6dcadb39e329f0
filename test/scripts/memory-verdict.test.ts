import { describe, expect, it } from 'vitest'
import { judgeMemory } from '../../scripts/soak/memory-verdict.ts'

/** Memory in use goes up and down from episode to episode, as the worlds differ. */
const noise = (index: number) => ((index * 37) % 17) - 8
const samples = (
  count: number,
  of: (index: number) => { readonly resident?: number; readonly live?: number },
) => Array.from({ length: count }, (_, index) => ({ resident: 400, live: 100 + noise(index), ...of(index) }))

describe('the verdict on memory', () => {
  it('lets noise and warming up pass', () => {
    expect(judgeMemory(samples(200, () => ({}))).violations).toEqual([])
    expect(
      judgeMemory(samples(200, (index) => (index < 20 ? { live: 40, resident: 200 } : {}))).violations,
    ).toEqual([])
  })

  it('lets one large episode pass whose peak the system keeps, early or late', () => {
    const peakAt = (peak: number) =>
      judgeMemory(samples(200, (index) => (index >= peak ? { resident: 560 } : {})))
    expect(peakAt(30).violations).toEqual([])
    expect(peakAt(190).violations).toEqual([])
  })

  it('finds a leak of a quarter of a megabyte an episode', () => {
    const { violations } = judgeMemory(samples(200, (index) => ({ live: 100 + noise(index) + index * 0.25 })))
    expect(violations).toEqual(['memory in use grew by 45 MB over 180 episodes'])
  })

  it('finds resident memory that goes on rising, and one beyond all bounds', () => {
    expect(judgeMemory(samples(200, (index) => ({ resident: 300 + index * 1.5 }))).violations).toEqual([
      'resident memory grew by 36 % and has not come to rest',
    ])
    expect(judgeMemory(samples(12, () => ({ resident: 900 }))).violations).toEqual([
      'resident memory reached 900 of 700 MB',
    ])
  })
})
