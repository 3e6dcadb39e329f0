import minecraftData from 'minecraft-data'
import mineflayer from 'mineflayer'
import { joinError } from './join-faults.ts'
import type { ServerAddress } from './server-address.ts'
import type { ServerStatus } from './server-status.ts'

interface KnownVersion {
  readonly minecraftVersion: string
  /** Protocol number; the name `version` is minecraft-data's. */
  readonly version: number
}

/** minecraft-data's lists, whose typings leave them out. */
const lists = minecraftData as unknown as {
  readonly versionsByMinecraftVersion: { readonly pc: Readonly<Record<string, KnownVersion>> }
  readonly postNettyVersionsByProtocolVersion: {
    readonly pc: Readonly<Record<string, readonly KnownVersion[]>>
  }
}

/**
 * mineflayer goes back to 1.8.8, but before 1.13 blocks and items have other names than our tasks, and what minecraft-data
 * has of their drops is complete from 1.14 on.
 */
const oldestVersion = '1.14'

/** `1.14 to 26.1`: what can be played. */
export const supportedRange = `${oldestVersion} to ${mineflayer.latestSupportedVersion}`

/**
 * The version in which to join: the one asked for, or the one that the server reports. Throws `WorldUnreachableError`
 * with the fault `unsupported-version`, naming what is supported.
 */
export function chooseVersion(asked: string | null, status: ServerStatus, address: ServerAddress): string {
  if (asked !== null) {
    if (isPlayable(asked)) return asked
    throw unsupported(`Minecraft ${asked} was asked for`, address)
  }
  const sameProtocol = lists.postNettyVersionsByProtocolVersion.pc[String(status.protocol)] ?? []
  const named = status.versionName.match(/\d+(?:\.\d+)+/g) ?? []
  const candidates = sameProtocol.map((version) => version.minecraftVersion).filter(isPlayable)
  // Several versions may share a protocol: prefer the one the server names, then one that mineflayer is tested with.
  const chosen =
    named.find((name) => candidates.includes(name)) ??
    candidates.find((name) => mineflayer.testedVersions.includes(name)) ??
    candidates[0] ??
    (sameProtocol.length === 0 ? named.findLast(isPlayable) : undefined)
  if (chosen !== undefined) return chosen
  const reported = `it reports "${status.versionName.slice(0, 60)}" (protocol ${status.protocol})`
  throw unsupported(reported, address)
}

function unsupported(reason: string, address: ServerAddress) {
  return joinError('unsupported-version', address, `${reason}; supported are ${supportedRange}`)
}

function isPlayable(name: string): boolean {
  if (!Object.hasOwn(lists.versionsByMinecraftVersion.pc, name)) return false
  const data = minecraftData(name) as ReturnType<typeof minecraftData> | null
  if (data === null) return false
  return !data.version['<'](oldestVersion) && !data.version['>'](mineflayer.latestSupportedVersion)
}
