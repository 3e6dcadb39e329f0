/** Where a cause shows: in the one attempt, or only across several of them. */
export type CauseGrain = 'attempt' | 'sequence'

interface CauseRow {
  /** What was the case in the world, so that two people would give an attempt the same name. */
  readonly meaning: string
  readonly grain: CauseGrain
  /** What typically helps. */
  readonly remedy: string
}

/**
 * Why an attempt ended as it did. Closed: a new cause is a new row here and a rule of the same name in `causes/`.
 * Where several rows fit, the primary cause is the one that had to be absent for the attempt to succeed; the others contribute.
 */
export const causes = {
  'missing-item': {
    meaning:
      'something that the subgoal uses up (ingredient, input, block to place, payment, food) was not carried',
    grain: 'attempt',
    remedy: 'get the missing item first',
  },
  'missing-tool': {
    meaning: 'the tool that the target needs was not carried, or only one of too weak a tier',
    grain: 'attempt',
    remedy: 'make a tool of the kind and tier that the block needs',
  },
  'missing-station': {
    meaning:
      'no crafting table, furnace, chest, bed or other station that the subgoal needs was known within reach',
    grain: 'attempt',
    remedy: 'make and place the station, or go to where one is',
  },
  'missing-fuel': {
    meaning: 'the furnace had its input, and nothing carried burns, or not for long enough',
    grain: 'attempt',
    remedy: 'get coal, charcoal or wood first',
  },
  'inventory-full': {
    meaning: 'the wanted item lay ready, and no slot could take it',
    grain: 'attempt',
    remedy: 'store or drop what is not needed',
  },
  'target-not-found': {
    meaning: 'no block, entity or drop of the wanted name was perceived, from beginning to end',
    grain: 'attempt',
    remedy: 'explore elsewhere, or at another height',
  },
  'target-unreachable': {
    meaning: 'the target was perceived, and no way leads to it',
    grain: 'attempt',
    remedy: 'another target, or dig or bridge a way',
  },
  'navigation-stuck': {
    meaning: 'a way was known and walked, and the body did not move on along it',
    grain: 'attempt',
    remedy: 'step back and take another way',
  },
  'path-timeout': {
    meaning:
      'a way may well exist, and the search for it reached its bound of effort or time with the target still far off',
    grain: 'attempt',
    remedy: 'go part of the way first, or choose a nearer target',
  },
  'dig-refused': {
    meaning: 'a block was dug to the end, and the server put it back (protection, another rule)',
    grain: 'attempt',
    remedy: 'leave the protected place and dig elsewhere',
  },
  'placement-refused': {
    meaning: 'a block was placed against a fitting face, and the server did not let it stand',
    grain: 'attempt',
    remedy: 'place it elsewhere',
  },
  'request-refused': {
    meaning: 'the server refused a request other than digging or placing: a bed, a trade, a window, a use',
    grain: 'attempt',
    remedy: 'ask another time or elsewhere',
  },
  'recipe-unknown': {
    meaning:
      'no recipe for the item is declared by this server, or the one laid out is not (any more) a recipe here',
    grain: 'attempt',
    remedy: 'look at what the server declares, or obtain the item otherwise',
  },
  'craft-failed': {
    meaning: 'the right ingredients of a declared recipe lay in the grid, and the result was not to be had',
    grain: 'attempt',
    remedy: 'clear the grid and try again at another table',
  },
  'smelt-failed': {
    meaning: 'input and burning fuel lay in the furnace, and the wanted item did not come of it',
    grain: 'attempt',
    remedy: 'another input, another furnace',
  },
  'drop-lost': {
    meaning:
      'a block was broken or a target was killed, by the body or by another, and the wanted drop did not arrive: burnt, fallen away, or taken',
    grain: 'attempt',
    remedy: 'clear the ground below first; take the next target',
  },
  'wrong-drop': {
    meaning:
      'blocks were broken or entities killed and their drops taken, and what they dropped was not the wanted item',
    grain: 'attempt',
    remedy: 'another source or another tool',
  },
  'tool-broke': {
    meaning: 'the tool wore out in mid-work, and the rest could not be done without it',
    grain: 'attempt',
    remedy: 'carry a spare, or make one before it breaks',
  },
  'killed-by-mob': {
    meaning: 'the body died from blows, arrows or explosions of a creature or player',
    grain: 'attempt',
    remedy: 'armour, a weapon, flight, or not by night',
  },
  'killed-by-fall': {
    meaning: 'the body died from a fall',
    grain: 'attempt',
    remedy: 'stairs instead of shafts; no running near edges',
  },
  'killed-by-fire': {
    meaning: 'the body died in lava or fire, or burnt to death afterwards',
    grain: 'attempt',
    remedy: 'keep water or blocks at hand; do not dig into the unknown at depth',
  },
  'killed-by-drowning': {
    meaning: 'the body ran out of air under water',
    grain: 'attempt',
    remedy: 'come up in time',
  },
  'killed-by-starvation': {
    meaning: 'the body starved',
    grain: 'attempt',
    remedy: 'eat before food runs out',
  },
  'killed-by-suffocation': {
    meaning: 'the body died inside a solid block, as under sand or gravel',
    grain: 'attempt',
    remedy: 'do not dig below loose blocks',
  },
  'killed-otherwise': {
    meaning: 'the body died from something else: cactus, void, magic, an order of the server',
    grain: 'attempt',
    remedy: 'see the death message',
  },
  fled: {
    meaning:
      'the body broke off or spent its budget on getting away from an attacker, lava, a deep fall or drowning',
    grain: 'attempt',
    remedy: 'remove the danger first, or go elsewhere',
  },
  night: {
    meaning:
      'it was night, and that alone held the deed up: hiding until morning, a villager asleep, the surface given over to monsters',
    grain: 'attempt',
    remedy: 'sleep, or work below ground until morning',
  },
  'chunk-not-loaded': {
    meaning: 'the place in question lay where the server had sent no chunks',
    grain: 'attempt',
    remedy: 'wait for the server, or go nearer step by step',
  },
  'physics-desync': {
    meaning: 'the server put the body back again and again: its idea of the position and ours differ',
    grain: 'attempt',
    remedy: 'stand still until both agree; check the version of the server',
  },
  'server-lag': {
    meaning: 'the server answered or ticked so late that the deed could not be finished in its budget',
    grain: 'attempt',
    remedy: 'a larger budget, or wait until the server has caught up',
  },
  disconnected: {
    meaning: 'the connection was cut or the server kicked the body',
    grain: 'attempt',
    remedy: 'connect again; see the reason given',
  },
  deadline: {
    meaning: 'the budget ended while the deed was making progress and nothing else was wrong',
    grain: 'attempt',
    remedy: 'a larger budget, or a smaller count',
  },
  stagnation: {
    meaning:
      'the budget ended, or the deed gave up, without measurable progress, although nothing refused or hurt it',
    grain: 'attempt',
    remedy: 'another way to the same end',
  },
  loop: {
    meaning: 'the same tries failed in the same way again and again, within the attempt or across subgoals',
    grain: 'sequence',
    remedy: 'forbid the repeated try for a while; change the plan, not the parameter',
  },
  unknown: {
    meaning: 'no rule explains what the record shows',
    grain: 'attempt',
    remedy: 'look at the trace',
  },
} as const satisfies Record<string, CauseRow>

/** Name of a cause in the closed table. */
export type Cause = keyof typeof causes
