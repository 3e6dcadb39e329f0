import { describe, expect, it } from 'vitest'
import { drawCase } from '../support/faults/case-list.ts'
import { playCase } from '../support/faults/play-case.ts'

/** Particular cases of the accuracy run, from the drawing to the diagnosis. */
describe('injected faults', () => {
  it('plays a fault that really happens, and diagnoses it', async () => {
    const { plan } = drawCase({ label: 'missing-item', seed: 1 })
    const { diagnoses, invalid } = await playCase(plan, 'missing-item/1')
    expect(invalid).toBeNull()
    expect(diagnoses.at(-1)?.primary?.cause).toBe('missing-item')
  })

  it('plays the same case alike every time', async () => {
    const once = async () => playCase(drawCase({ label: 'dig-refused', seed: 8 }).plan, 'dig-refused/8')
    const [first, second] = [await once(), await once()]
    expect(first.invalid).toBeNull()
    expect(second.attempts).toEqual(first.attempts)
  })

  it('says when a fault did not happen', async () => {
    const { plan } = drawCase({ label: 'dig-refused', seed: 8 })
    const { invalid } = await playCase({ ...plan, build: () => undefined }, 'dig-refused/8')
    expect(invalid).toBe('no dig was refused')
  })
})
