/** A world and its server, as the host drives them. `EmbeddedServer` is one. */
export interface HostedServer {
  /** `Server` is the class that minecraft-protocol shall use. Resolves when connections are accepted. */
  start(options: { readonly Server: unknown }): Promise<unknown>
  /** minecraft-protocol's server, once started. */
  readonly protocol: unknown
  /** Advances the world by 50 ms. Reads no clock. */
  tick(): void
  stop(): void
  /** Gives the memory of the world back. Nothing may be asked of it after that. */
  release(): void
}

/** A world that has been built and not been joined. */
export interface HostedWorld {
  readonly server: HostedServer
  /** Name of the world file. */
  readonly name: string
  /** Minecraft version, e.g. `1.16.5`. */
  readonly minecraft: string
}
