import { describe, expect, it } from 'vitest'
import type { EpisodePlayer } from '../../src/evolve/index.ts'
import { planEpisodes, playPool } from '../../src/evolve/index.ts'
import { task } from './support/scores.ts'

/** Ten episodes with players that take a few turns of the event loop for each, more for some seeds. */
function pool(workers: number, play?: (seed: number) => Promise<number | null>) {
  const started: number[] = []
  const ended: number[] = []
  const players = { made: 0, disposed: 0, busy: 0, mostBusy: 0 }
  const controller = new AbortController()
  const createPlayer = (): EpisodePlayer<number> => {
    players.made++
    return {
      play: async ({ seed }) => {
        players.mostBusy = Math.max(players.mostBusy, ++players.busy)
        for (let turn = 0; turn < (seed * 7) % 5; turn++) await Promise.resolve()
        const played = await (play ?? ((own: number) => Promise.resolve(own)))(seed)
        players.busy--
        return played
      },
      dispose: () => {
        players.disposed++
        return Promise.resolve()
      },
    }
  }
  const order = {
    episodes: planEpisodes([task('oak_log')], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    workers,
    createPlayer,
    onStart: ({ seed }: { seed: number }) => void started.push(seed),
    onEnd: (_episode: unknown, seed: number) => void ended.push(seed),
  }
  return { run: () => playPool(order, controller.signal), started, ended, players, controller }
}

describe('a pool of players', () => {
  it.each([1, 2, 3, 99])('of %i plays every episode once, in order of beginning', async (workers) => {
    const { run, started, ended, players } = pool(workers)
    await run()
    expect(started).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(ended.toSorted((left, right) => left - right)).toEqual(started)
    expect(players.mostBusy).toBe(Math.min(workers, 10))
    expect(players.disposed).toBe(players.made)
  })

  it('begins nothing more once it is stopped, and counts nothing that was cut off', async () => {
    const { run, started, ended, players, controller } = pool(2, (seed) => {
      if (seed === 4) controller.abort()
      return Promise.resolve(controller.signal.aborted ? null : seed)
    })
    await run()
    expect(started.length).toBeLessThan(10)
    expect(ended).not.toContain(4)
    expect(players).toMatchObject({ made: 2, disposed: 2 })
  })

  it('brings what is under way to its end when a player throws, then throws that', async () => {
    const { run, started, ended, players } = pool(2, (seed) =>
      seed === 3 ? Promise.reject(new Error('the world is gone')) : Promise.resolve(seed),
    )
    await expect(run()).rejects.toThrow('the world is gone')
    expect(started.length - ended.length).toBe(1)
    expect(started.length).toBeLessThan(10)
    expect(players).toMatchObject({ made: 2, disposed: 2 })
  })
})
