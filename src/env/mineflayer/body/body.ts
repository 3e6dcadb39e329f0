import type { Bot } from 'mineflayer'
import type { GameClock } from '../../clock/game-clock.ts'
import type { TraceEvent, TraceEventKind } from '../../attempt.ts'
import type { Perception } from '../../perception.ts'
import type { Random } from '../../random.ts'
import type { WorldState } from '../../world-state.ts'
import { createDeeds, type Deeds } from '../deeds/index.ts'
import { loadPathfinder } from '../navigation/pathfinder-parts.ts'
import { PathNavigator } from '../navigation/path-navigator.ts'
import { SearchMovements } from '../navigation/search-movements.ts'
import { blockFactsOf, type BlockFacts } from '../perception/block-facts.ts'
import { PerceivedBlocks } from '../perception/perceived-blocks.ts'
import type { PerceivedEntity } from '../perception/perceived-entities.ts'
import { ColumnStateGrid } from '../perception/state-grid.ts'
import { correctMaterials } from './correct-materials.ts'
import { installFastBlocks } from './fast-blocks.ts'
import { forgetOnRespawn } from './forget-on-respawn.ts'
import { keepOutOfBlocks } from './keep-out-of-blocks.ts'
import { MerchantMemory } from './merchant-memory.ts'
import { Observer } from './observer.ts'
import { TallyKeeper } from './tally-keeper.ts'

/** Records one event of the attempt that is under way. */
export type RecordTrace = (kind: TraceEventKind, data: TraceEvent['data']) => void

/** A bot in the world, and all that this room keeps about it for one episode. */
export class Body {
  readonly bot: Bot
  readonly clock: GameClock
  readonly random: Random
  readonly deeds: Deeds
  readonly perceived: PerceivedBlocks
  readonly tally: TallyKeeper
  readonly facts: BlockFacts
  readonly grid: ColumnStateGrid
  private readonly movements: SearchMovements
  private readonly observer: Observer
  private readonly restoreBlocks: () => void
  private readonly releasePhysics: () => void
  private readonly rememberEntities: () => void
  private openTick: number
  /** Game tick at which the server last told its time, and the age of its world then; null before it has. */
  lastTime: { readonly tick: number; readonly age: number } | null = null
  /** Receives kills while an attempt runs. */
  onKill: (entity: string) => void = () => {}

  constructor(bot: Bot, clock: GameClock, perception: Perception, random: Random) {
    this.bot = bot
    this.clock = clock
    this.random = random
    const merchants = new MerchantMemory(bot)
    this.deeds = createDeeds(() => this.entities(), merchants)
    this.openTick = clock.tick()
    correctMaterials(bot)
    loadPathfinder(bot)
    this.grid = new ColumnStateGrid(bot)
    this.restoreBlocks = installFastBlocks(bot, this.grid)
    this.releasePhysics = keepOutOfBlocks(bot)
    this.rememberEntities = forgetOnRespawn(bot)
    this.facts = blockFactsOf(bot.registry)
    this.movements = new SearchMovements(bot, this.grid)
    this.perceived = new PerceivedBlocks(bot, this.grid, this.facts, perception)
    this.tally = new TallyKeeper(
      bot,
      () => this.tick(),
      (entity) => this.onKill(entity),
    )
    bot.on('time', this.timeTold)
    const { grid, facts, perceived } = this
    this.observer = new Observer({
      bot,
      grid,
      facts,
      perception,
      perceived,
      tick: () => this.tick(),
      tally: () => this.tally.tally(),
      merchants,
    })
  }

  /** The episode opens now: on a server, time went on while the body first looked around. */
  open(): void {
    this.openTick = this.clock.tick()
  }

  /** Ticks since the episode opened. */
  tick(): number {
    return this.clock.tick() - this.openTick
  }

  observe(): WorldState {
    return this.observer.observe()
  }

  /** Entities perceived now, nearest first. */
  entities(): readonly PerceivedEntity[] {
    return this.observer.entities()
  }

  /** A navigator that writes into the given trace. */
  navigator(trace: RecordTrace): PathNavigator {
    const { bot, clock, grid, movements } = this
    return new PathNavigator({ bot, clock, grid, movements, opaque: this.facts.opaque, trace })
  }

  /** Stops all that the body still does: keys, digging, an open window, the use of an item. */
  rest(): void {
    const { bot } = this
    bot.clearControlStates()
    bot.stopDigging()
    const isUsing = (bot as unknown as { usingHeldItem?: boolean }).usingHeldItem
    if (isUsing) bot.deactivateItem()
    const window = bot.currentWindow ?? (bot.inventory.selectedItem ? bot.inventory : null)
    if (!window) return
    // mineflayer's own close ends with a click whose answer is of no interest here.
    const closing = (bot.closeWindow as (window: unknown) => unknown)(window)
    if (closing instanceof Promise) closing.catch(() => {})
    // From 1.17.1 on mineflayer leaves the cursor as it was, while the server has put its stack back on closing.
    if (bot.supportFeature('stateIdUsed')) bot.inventory.selectedItem = null
  }

  /** Takes back everything that was changed in the bot. */
  dispose(): void {
    this.bot.off('time', this.timeTold)
    this.tally.dispose()
    this.perceived.dispose()
    this.restoreBlocks()
    this.releasePhysics()
    this.rememberEntities()
    this.grid.dispose()
  }

  private readonly timeTold = (): void => {
    this.lastTime = { tick: this.clock.tick(), age: this.bot.time.age }
  }
}
