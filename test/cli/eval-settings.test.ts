import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvalOptions } from '../../src/cli/input/eval-settings.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import { formatSeeds, parseSeeds } from '../../src/cli/input/seed-list.ts'

describe('seeds', () => {
  it.each([
    ['7', [7]],
    ['1001-1003', [1001, 1002, 1003]],
    ['5-6,1, 9 ,5', [1, 5, 6, 9]],
    ['0', [0]],
    ['2147483647', [2_147_483_647]],
  ])('%j are %j', (text, seeds) => {
    expect(parseSeeds(text)).toEqual(seeds)
  })

  it.each(['', '5-1', '1-', '-3', 'all', '1,,2', '1.5', '2147483648', '0x10'])('%j are refused', (text) => {
    expect(() => parseSeeds(text)).toThrow('--seeds takes whole numbers from 0 to 2147483647')
  })

  it('are at most ten thousand', () => {
    expect(parseSeeds('1-10000')).toHaveLength(10_000)
    expect(() => parseSeeds('1-10001')).toThrow('is more than 10000 seeds')
    expect(() => parseSeeds('0-2147483647')).toThrow('is more than 10000 seeds')
  })

  it('read back from their shortest text', () => {
    const seeds = fc.uniqueArray(fc.nat(60)).map((some) => some.sort((left, right) => left - right))
    fc.assert(
      fc.property(seeds, (some) => {
        fc.pre(some.length > 0)
        expect(parseSeeds(formatSeeds(some))).toEqual(some)
      }),
    )
    expect(formatSeeds([1, 2, 3, 7, 9, 10])).toBe('1-3,7,9-10')
  })
})

describe('the settings of an evaluation', () => {
  const idsOf = (options: EvalOptions) => resolveEvalSettings(options).tasks.map(({ id }) => id)

  it('are the whole suite on ten seeds, unless told otherwise', () => {
    const settings = resolveEvalSettings({})
    expect(settings.tasks).toHaveLength(70)
    expect(settings).toMatchObject({
      suite: 'tech-tree-70',
      seeds: [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010],
      world: 'default',
      perception: 'sight',
      prior: 'full',
      horizonScale: 1,
      json: false,
    })
    expect(settings.workers).toBeGreaterThanOrEqual(1)
  })

  it('take tasks and groups in the order of the suite, each once', () => {
    expect(idsOf({ tasks: 'stone_pickaxe, wooden_pickaxe,stone_pickaxe' })).toEqual([
      'wooden_pickaxe',
      'stone_pickaxe',
    ])
    const groups = resolveEvalSettings({ group: 'gold,stone' }).tasks.map(({ group }) => group)
    expect([...new Set(groups)]).toEqual(['stone', 'gold'])
  })

  it('scale horizons', () => {
    const horizon = (horizonScale: string) =>
      resolveEvalSettings({ tasks: 'wooden_pickaxe', horizonScale }).tasks[0]!.horizonTicks
    expect(horizon('1')).toBe(2_400)
    expect(horizon('1.5')).toBe(3_600)
    expect(horizon('0.01')).toBe(24)
  })

  it('tell what is left out or put in the place of the agent', () => {
    expect(resolveEvalSettings({}).variant).toEqual({ ablate: null, baseline: null })
    expect(resolveEvalSettings({ ablate: 'replanning' })).toMatchObject({
      prior: 'full',
      variant: { ablate: 'replanning', baseline: null },
    })
    expect(resolveEvalSettings({ ablate: 'diagnosis', generation: 'last' }).prior).toBe('recipes')
    expect(resolveEvalSettings({ baseline: 'retrieval', from: 'runs/evolve-1' })).toMatchObject({
      prior: 'recipes',
      generation: null,
      memoryFolder: 'runs/evolve-1',
    })
  })

  it('tell in which share of the episodes guardrails are put to the test', () => {
    expect(resolveEvalSettings({ generation: 'last' }).probing).toBeNull()
    expect(resolveEvalSettings({ generation: 'last', probe: '0.5' }).probing).toBe(0.5)
  })

  it.each<[EvalOptions, string]>([
    [{ probe: '1' }, '--probe puts guardrails to the test, and this agent obeys none.'],
    [{ generation: 'last', ablate: 'guardrails', probe: '1' }, 'this agent obeys none'],
    [{ baseline: 'static', prior: 'recipes', probe: '1' }, 'this agent obeys none'],
    [{ generation: 'last', probe: '2' }, '--probe takes a share from 0 to 1'],
    [{ tasks: 'iron_pikaxe' }, 'There is no task "iron_pikaxe" in the suite tech-tree-70.'],
    [{ group: 'irn' }, 'There is no group "irn" in the suite tech-tree-70.'],
    [{ tasks: 'diamond', group: 'diamond' }, '--tasks and --group exclude each other.'],
    [{ tasks: ' , ' }, '--tasks names nothing.'],
    [{ workers: '0' }, '--workers takes a whole number from 1 to 64'],
    [{ horizonScale: '0' }, '--horizon-scale takes a number from 0.01 to 100'],
    [{ horizonScale: 'big' }, '--horizon-scale takes a number from 0.01 to 100'],
    [{ suite: 'tech-tree-71' }, 'There is no suite named "tech-tree-71".'],
    [{ suite: './none.json' }, 'The suite file ./none.json cannot be read'],
    [{ perception: 'eyes' }, '--perception does not know "eyes".'],
    [{ ablate: 'memory' }, '--ablate does not know "memory".'],
    [{ baseline: 'random' }, '--baseline does not know "random".'],
    [{ ablate: 'skills' }, 'an agent with --prior full learns nothing'],
    [{ ablate: 'replanning', baseline: 'static' }, 'puts another one in its place'],
    [{ baseline: 'retrieval', prior: 'full' }, '--prior full knows it all'],
    [{ baseline: 'static', generation: 'last' }, 'uses nothing that a generation has learnt'],
    [{ baseline: 'static', from: 'runs/evolve-1' }, 'no generation was asked for'],
  ])('%o are refused', (options, message) => {
    expect(() => resolveEvalSettings(options)).toThrow(message)
  })
})
