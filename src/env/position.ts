/** A point in block units: x east, y up, z south. Integer coordinates name a block's lowest corner. */
export interface Position {
  readonly x: number
  readonly y: number
  readonly z: number
}
