import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assistsOfWorld } from '../../../../src/env/embedded/world-file/assists-of-world.ts'
import {
  loadWorldFile,
  parseWorldFile,
  worldFileNames,
} from '../../../../src/env/embedded/world-file/load-world-file.ts'
import { terrainOfWorld } from '../../../../src/env/embedded/world-file/terrain-of-world.ts'
import { createBlockStates } from '../../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../../src/env/embedded/world/block-world.ts'
import { UsageError } from '../../../../src/env/errors.ts'

const worlds = join(import.meta.dirname, '../../../../worlds')
const parse = (fields: object) => parseWorldFile(JSON.stringify({ name: 'try', ...fields }), 'try.world.json')

/** What a person reads: the message and the cure. */
function complaint(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.cure}`
    throw error
  }
  return 'nothing'
}

/** What the worlds that are not ordinary say of themselves. */
const changesOf: Readonly<Record<string, readonly string[]>> = {
  flat: ['changed-terrain'],
  'shifted-crafts': ['changed-rules'],
  'shifted-depths': ['changed-terrain', 'changed-rules'],
}

describe('the worlds that come along', () => {
  it.each(worldFileNames(worlds))('%s is well-formed, named like its file, and gives nothing', (name) => {
    const file = loadWorldFile(name, worlds)
    expect(file.name).toBe(name)
    for (const gift of ['keep-inventory', 'peaceful', 'given-items', 'placed-blocks', 'always-day']) {
      expect(assistsOfWorld(file)).not.toContain(gift)
    }
    const changes = changesOf[name] ?? []
    expect(assistsOfWorld(file).filter((assist) => assist.startsWith('changed-'))).toEqual(changes)
  })

  it('include an ordinary default', () => {
    const file = loadWorldFile('default', worlds)
    expect(file.generator).toMatchObject({ name: 'overworld', options: { treeDensity: 1, caveDensity: 1 } })
    expect(file.seed).toBeUndefined()
    expect(file.difficulty).toBe('normal')
  })
})

describe('a world file', () => {
  it('fills in vanilla for what it leaves out, down to one number of an ore', () => {
    const file = parse({ generator: { name: 'overworld', options: { ores: { diamond_ore: { maxY: 40 } } } } })
    expect(file.viewDistanceChunks).toBe(5)
    expect(file.gameRules.keepInventory).toBe(false)
    const options = file.generator.options as { ores: Record<string, unknown> }
    expect(options.ores['diamond_ore']).toEqual({ veins: 1, size: 8, minY: 0, maxY: 40 })
    expect(options.ores['iron_ore']).toEqual({ veins: 20, size: 9, minY: 0, maxY: 63 })
  })

  it('declares what it makes easier', () => {
    const file = parse({
      difficulty: 'peaceful',
      gameRules: { keepInventory: true, doDaylightCycle: false },
      givenItems: [{ item: 'stone_pickaxe' }],
      placedBlocks: [{ x: 1, y: 0, z: 0, block: 'iron_ore', relativeTo: 'spawn' }],
    })
    expect(assistsOfWorld(file)).toEqual([
      'keep-inventory',
      'peaceful',
      'given-items',
      'placed-blocks',
      'always-day',
      'no-hostile-mobs',
    ])
    expect(assistsOfWorld(parse({ timeOfDay: 18_000, gameRules: { doDaylightCycle: false } }))).toEqual([
      'no-hostile-mobs',
    ])
  })

  it('decides the terrain: a fixed seed wins over the episode, and blocks stand where it says', () => {
    const states = createBlockStates()
    const terrain = (fields: object, seed: number) => terrainOfWorld(parse(fields), seed, states)
    expect(terrain({ seed: 4 }, 1).generate(2, 2)).toEqual(terrain({}, 4).generate(2, 2))
    const placed = terrain(
      {
        generator: { name: 'flat' },
        spawn: { x: 10, y: 4, z: -10 },
        placedBlocks: [
          { x: 1, y: -1, z: 0, block: 'oak_log', properties: { axis: 'x' }, relativeTo: 'spawn' },
        ],
      },
      1,
    )
    const world = new BlockWorld(placed, states)
    expect(world.spawn()).toEqual({ x: 10.5, y: 4, z: -9.5 })
    expect(world.stateAt(11, 3, -10)).toBe(states.stateOf('oak_log', { axis: 'x' }))
  })

  it.each<[string, object, RegExp]>([
    [
      'an unknown key',
      { dificulty: 'easy' },
      /field dificulty: this key is not known here\. Did you mean "difficulty"\?/,
    ],
    [
      'an unknown ore',
      { generator: { name: 'overworld', options: { ores: { irn_ore: {} } } } },
      /field generator\.options\.ores\.irn_ore: .*Did you mean "iron_ore"\?/,
    ],
    [
      'a wrong type deep inside',
      { generator: { name: 'overworld', options: { ores: { iron_ore: { minY: 'low' } } } } },
      /field generator\.options\.ores\.iron_ore\.minY: expected a whole number, got "low"/,
    ],
    [
      'a band upside down',
      { generator: { name: 'overworld', options: { ores: { diamond_ore: { minY: 60 } } } } },
      /field generator\.options\.ores\.diamond_ore: .*minY must not be above maxY/,
    ],
    [
      'a number out of range',
      { viewDistanceChunks: 99 },
      /field viewDistanceChunks: expected at most 16, got 99/,
    ],
    [
      'a wrong choice',
      { difficulty: 'brutal' },
      /field difficulty: expected "peaceful" or "easy" or .*got "brutal"/,
    ],
    [
      'an unknown generator',
      { generator: { name: 'moon' } },
      /field generator\.name: expected "overworld" or "flat"/,
    ],
    ['another version', { version: '1.20.4' }, /field version: expected "1\.16\.5", got "1\.20\.4"/],
    ['half a spawn', { spawn: { x: 1, z: 2 } }, /field spawn\.y: is missing; expected a whole number/],
    [
      'an unknown item',
      { givenItems: [{ item: 'iron_pikaxe' }] },
      /givenItems\.0\.item: .*Did you mean "iron_pickaxe"\?/,
    ],
    [
      'more than a stack',
      { givenItems: [{ item: 'iron_pickaxe', count: 2 }] },
      /givenItems\.0\.count: expected at most 1/,
    ],
    [
      'an unknown block',
      { placedBlocks: [{ x: 0, y: 0, z: 0, block: 'iron_oar' }] },
      /placedBlocks\.0\.block: .*iron_ore/,
    ],
    [
      'an unknown block state',
      { placedBlocks: [{ x: 0, y: 0, z: 0, block: 'furnace', properties: { facing: 'up' } }] },
      /placedBlocks\.0\.properties: .*facing = up.*north/,
    ],
    ['a rule about nothing', { rules: { fuels: { cole: 10 } } }, /field rules\.fuels\.cole: no item "cole"/],
    [
      'no biome at all',
      { generator: { name: 'overworld', options: { biomeWeights: noBiomes() } } },
      /biomeWeights: .*at least one biome/,
    ],
    ['no name', { name: undefined }, /field name: is missing; expected a text\. Add it\./],
  ])('with %s is refused in one sentence that names file, field and cure', (_, fields, expected) => {
    const text = complaint(() => parse(fields))
    expect(text).toMatch(/^World file try\.world\.json, /)
    expect(text).toMatch(expected)
  })
})

describe('finding a world file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'worlds-'))
  afterAll(() => rmSync(directory, { recursive: true }))

  it('suggests the nearest name', () => {
    expect(complaint(() => loadWorldFile('planes', worlds))).toMatch(
      /no world named "planes"\. Did you mean "plains"\? The worlds are default, flat, mountains, plains/,
    )
  })

  it('says what is wrong with a path', () => {
    const at = (name: string) => join(directory, name)
    writeFileSync(at('broken.json'), '{ "name": ')
    writeFileSync(at('large.json'), ' '.repeat(1024 * 1024 + 1))
    expect(complaint(() => loadWorldFile(at('none.json'), worlds))).toMatch(/none\.json does not exist\./)
    expect(complaint(() => loadWorldFile(`${directory}/`, worlds))).toMatch(/is a directory\./)
    expect(complaint(() => loadWorldFile(at('broken.json'), worlds))).toMatch(/is not valid JSON/)
    expect(complaint(() => loadWorldFile(at('large.json'), worlds))).toMatch(/bytes long; at most 1048576/)
  })
})

function noBiomes(): Record<string, number> {
  return { plains: 0, forest: 0, birch_forest: 0, taiga: 0, snowy_taiga: 0, desert: 0 }
}
