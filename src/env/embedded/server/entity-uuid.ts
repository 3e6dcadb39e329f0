import { hashText } from '../../random.ts'

/** A version-4 UUID that depends on the entity's number alone. */
export function uuidOfEntity(entityId: number): string {
  const part = (salt: string) => (hashText(`${salt}${entityId}`) >>> 0).toString(16).padStart(8, '0')
  const hex = part('a') + part('b') + part('c') + part('d')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
