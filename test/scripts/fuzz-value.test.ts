import minecraftData from 'minecraft-data'
import protocol from 'minecraft-protocol'
import { expect, it } from 'vitest'
import type { ProtocolType, ProtocolTypes } from '../../scripts/flood/fuzz-value.ts'
import { ValueFuzzer } from '../../scripts/flood/fuzz-value.ts'
import { createRandom } from '../../src/env/random.ts'

const { types, play } = minecraftData('1.16.5').protocol as unknown as {
  types: ProtocolTypes
  play: { toServer: { types: ProtocolTypes } }
}
const packets = Object.entries(play.toServer.types).filter(([name]) => name.startsWith('packet_'))
const fuzzer = (seed: number) => new ValueFuzzer({ ...types, ...play.toServer.types }, createRandom(seed))

it('makes values of most packets that can be written to the wire, the same for the same seed', () => {
  const serializer = protocol.createSerializer({
    state: 'play' as never,
    isServer: false,
    version: '1.16.5',
    customPackets: {},
  }) as unknown as { createPacketBuffer(packet: object): Buffer }
  const written = (seed: number) => {
    const fuzz = fuzzer(seed)
    return packets.map(([name, type]: [string, ProtocolType]) => {
      try {
        const params = fuzz.value(type)
        return serializer
          .createPacketBuffer({ name: name.slice('packet_'.length), params })
          .toString('base64')
      } catch {
        return null
      }
    })
  }
  const first = written(1)
  expect(written(1)).toEqual(first)
  expect(first.filter((bytes) => bytes !== null).length).toBeGreaterThan(packets.length * 0.8)
})
