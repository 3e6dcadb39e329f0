/** Eyes in the world, by coordinates. */
export interface Eyes {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** One way of learning of blocks; what it learns goes into the block memory that it was made with. */
export interface BlockSense {
  /** Everything that can be learnt from here, now. */
  look(eyes: Eyes): void
  /** Called once in every tick of an attempt; spends little. */
  step(eyes: Eyes): void
  /** A loaded block changed. */
  blockChanged(x: number, y: number, z: number): void
  /** A chunk column was loaded. */
  columnLoaded(chunkX: number, chunkZ: number): void
}
