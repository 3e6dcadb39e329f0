/**
 * The numbers of the symbolic planner. Lengths in blocks, times in ticks of 50 ms. They come from vanilla's walking speed (4.3 blocks
 * a second, about 5 ticks a block), digging times (stone: 23 ticks with wood, 12 with stone) and play; a change here belongs with a
 * benchmark.
 */

/** Walking to something in sight, per block, with detours. */
export const walkTicksPerBlock = 6
/** Climbing out from below, per block of depth. */
export const climbTicksPerBlock = 20
/** The same without a pickaxe: each block of stone takes 150 ticks by hand (vanilla). */
export const bareHandClimbTicksPerBlock = 180

/** Land lies above this: what is open to the sky below it is a shaft or a ravine. */
export const lowestLandY = 48
/** Digging straight up to a height, per block and for what lies in the way: twice what it takes when nothing goes wrong. */
export const ascendTicksPerBlock = 40
export const ascendTicks = 200

/** A station this near is used as it stands. */
export const stationNearBlocks = 24
/** A station this far may still be walked to if a new one would cost more. */
export const stationFarBlocks = 64
/** A station this near is picked up before the agent moves on. Farther, a new one is no dearer than the way back. */
export const stationPickUpBlocks = 8

/** Uses of plain pickaxes that must be left before a search underground begins: a stage of tunnel with its probes takes about 65. */
export const diggingUsesWanted = 60
/** With fewer uses than this left in all pickaxes, a body below ground makes a new one before all else: without one it is walled in. */
export const lastUses = 16
/** Uses of a better pickaxe that may be spent on digging when no wood is at hand for a stone one. */
export const preciousUsesWanted = 60
/** A stone pickaxe that would cost more than this is not made in mid-search if a better pickaxe can serve. */
export const spareToolTicks = 1_200

/**
 * Wood carried down as a reserve, in planks: a table (4) and, at one plank each, stone pickaxes: two for iron; for what lies deeper ten, since a
 * vein of diamonds takes some 200 blocks of tunnel with its probes, four digs a block, at 131 uses a pickaxe.
 */
export const reservePlanksForIron = 6
export const reservePlanksForDeep = 14
/** The reserve is gathered where a tree stands this near ... */
export const reserveWithinBlocks = 32
/** ... or looked for by this many explorations in this time: coming back up for wood costs more, but a desert has none. */
export const mostReserveExplorations = 2
export const reserveRoamTicks = 3_000

/** Stairs are dug in stages, so that decisions recur; each stage shows new stone. */
export const descendStageBlocks = 12
/** Nothing is dug for below this: bedrock lies up to here (vanilla, before 1.18), and its pockets lead nowhere. */
export const floorY = 5
/** Three blocks a step at 23 ticks, plus walking and looking. */
export const descendTicksPerBlock = 110
/** How far the search for stone goes down at a time: soil is 3 to 5 blocks deep. */
export const stoneStageBlocks = 8
export const tunnelStageBlocks = 16
/** Two blocks a step, plus branches and looking. */
export const tunnelTicksPerBlock = 110
/**
 * What is found within so many ticks is dug for in solid rock above `highestCaveY`, where it shows as soon as in caves and no monster waits.
 * For what is rarer caves are walked as far up as it lies: a corridor shows gold some 4,000 ticks apart, a cave some 850.
 */
export const rareSearchTicks = 2_000
export const highestCaveY = 32
/** Heights within this of the best one count as being there. */
export const levelToleranceBlocks = 2
/** A band that ends this little above its best height is thin: there every block of height counts. */
export const thinBandBlocks = 6

/** Long enough to cross a plain or go round a lake; short enough to choose again. */
export const exploreTicks = 900
export const surfaceTicks = 1_500
export const placeTicks = 200
export const pickUpTicks = 300
export const craftTicks = 400
export const eatTicks = 120
/** Going to a station in view and working at it: dyeing and washing, stepping into a campfire and out, joining two pieces. */
export const stationWorkTicks = 600
/** Asking the villagers of a hamlet one after another for an offer. */
export const tradeTicks = 900
/** Base and per-piece budgets of gathering: a log takes 60 ticks by hand, and the next one may stand a tree away. */
export const gatherBaseTicks = 300
export const gatherTicksPerItem = 130
/** Most pieces asked for at once, so that a hitch is noticed. */
export const gatherMostItems = 16
/** Base and per-piece budgets of hunting: the base is for a look for the rest of the herd. */
export const huntBaseTicks = 300
export const huntTicksPerItem = 500
/** Going to the furnace and lighting it. */
export const smeltBaseTicks = 300
export const smeltTicksPerItem = 210
/** Most items smelted at once. */
export const smeltMostItems = 16

/** Furnaces set up side by side at most: four turn the wait for eight ingots from 1,600 ticks into 400, and each costs some 20 to set up. */
export const mostFurnaces = 4
/** Furnaces this near to each other are worked at from one spot. */
export const furnaceReachBlocks = 3

/** Coal in view this near is taken for the furnaces: some 40 ticks, against 10 seconds a piece that another furnace saves. */
export const coalNearBlocks = 6

/** Food at or below this (half drumsticks) makes the agent eat what it carries. */
export const hungryFood = 14
/** Health only comes back while food is at least this (vanilla); a body hurt down to `hurtHealth` (half hearts) eats for that. */
export const healingFood = 18
export const hurtHealth = 12
/** Food at or below this makes it hunt an animal in sight. */
export const starvingFood = 6
export const huntForFoodBlocks = 20
/** With this little health an animal farther off is worth the way too. */
export const weakHealth = 9
export const huntWhenWeakBlocks = 44
/** A rest of a weak body: a half heart comes back every 80 ticks (vanilla). */
export const restTicks = 320

/** A failure is held against a subgoal this long and this near. */
export const failureRememberedTicks = 2_400
export const failureRememberedBlocks = 32
/** What the first failure costs in the ranking; the second costs twice as much more, and so on. */
export const failureTicks = 700
/** As how many failures one counts that took no tick, as long as the body is within this many blocks of where it was. */
export const failuresOfOneAtOnce = 3
export const samePlaceBlocks = 2
/** How far from where a body gave up its target may lie. */
export const sameTargetBlocks = 12
/** A step aside, to come at things from another place. */
export const stepAsideBlocks = 12
export const stepAsideTicks = 300
export const pauseTicks = 40
/** Corridor dug to make room where nothing can be placed. */
export const roomBlocks = 3

/** A thing that the plan wants later is fetched first if it is in view this near, rather than searched for again. */
export const onTheWayBlocks = 24

/** Beds can be slept in from this time of day on, and until that one (vanilla, clear weather). */
export const duskTick = 12_560
export const dawnTick = 23_400
/** From this time on a journey that is still under way is likely to last into the night. */
export const lateMorningTick = 4_000
/** A night is worth a bed when so much time is left after dusk: making one costs some 400 ticks. */
export const nightWorthTicks = 3_000
export const bedWool = 3
export const woolWithinBlocks = 28
export const bedPickUpBlocks = 6
/** Walking to the bed, lying down, five seconds of sleep. */
export const bedTicks = 300
