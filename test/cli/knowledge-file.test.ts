import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knowledgeDocument, readKnowledgeFile } from '../../src/cli/composition/knowledge-file.ts'
import { skillsOf } from '../../src/distill/index.ts'
import { knowledgeOf, lessonWith, trialOf } from '../distill/lessons.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const mined = trialOf({ kind: 'mine', block: 'stone', tool: 'wooden_pickaxe' }, 'cobblestone', {
  cobblestone: 1,
})
const knowledge = knowledgeOf([lessonWith(mined), lessonWith(mined)])
const generation = {
  number: 3,
  knowledge,
  episodes: [{ task: 'cobblestone', seed: 7, success: true, gameTicks: 900 }],
}
const originOf = (id: number) => (id === 1 ? { task: 'cobblestone', seed: 7, position: 12 } : null)
const document = () => structuredClone(knowledgeDocument(generation, { stevolve: '0.1.0' }, originOf))

function read(content: unknown) {
  const file = join(temporaryFolder(), 'knowledge.json')
  writeFileSync(file, JSON.stringify(content))
  return readKnowledgeFile(file)
}

describe('a knowledge file', () => {
  it('states each skill with where its evidence stands', () => {
    expect(document().skills).toMatchObject([
      {
        statement: 'mine stone for cobblestone with wooden_pickaxe; 1.00 a use',
        successes: 2,
        evidence: ['cobblestone 7 #12', 'attempt 2'],
      },
    ])
  })

  it('teaches what it was written from, and names no attempts of another record', () => {
    const taught = read(document())
    const [skill] = [...skillsOf(taught).values()]
    expect(skill).toMatchObject({ id: 'mine stone for cobblestone', successes: 2, evidence: [] })
    expect(taught.sightings).toEqual(knowledge.sightings)
  })

  it('is refused where it was changed, is something else, or is malformed', () => {
    const changed = document()
    const [key] = Object.keys(changed.knowledge.methods)
    Object.assign(changed.knowledge.methods[key!]!, { successes: 99 })
    expect(() => read(changed)).toThrow('has been changed since it was written')
    expect(() => read({ ...document(), format: 'else' })).toThrow('is wrong at "format"')
    expect(() => read({ ...document(), knowledge: { methods: 1 } })).toThrow('is wrong at "knowledge.')
  })
})
