import type { DeathCause } from './death.ts'

/** Damage types of the game, as keys of death messages (`death.attack.*`) and of the registry (snake case) spell them. */
const causeOfType: Readonly<Record<string, DeathCause>> = {
  fall: 'killed-by-fall',
  flyintowall: 'killed-by-fall',
  stalagmite: 'killed-by-fall',
  enderpearl: 'killed-by-fall',
  lava: 'killed-by-fire',
  infire: 'killed-by-fire',
  onfire: 'killed-by-fire',
  hotfloor: 'killed-by-fire',
  campfire: 'killed-by-fire',
  drown: 'killed-by-drowning',
  starve: 'killed-by-starvation',
  inwall: 'killed-by-suffocation',
  fallingblock: 'killed-by-suffocation',
  mob: 'killed-by-mob',
  mobattack: 'killed-by-mob',
  mobattacknoaggro: 'killed-by-mob',
  mobprojectile: 'killed-by-mob',
  player: 'killed-by-mob',
  playerattack: 'killed-by-mob',
  playerexplosion: 'killed-by-mob',
  arrow: 'killed-by-mob',
  trident: 'killed-by-mob',
  thrown: 'killed-by-mob',
  spit: 'killed-by-mob',
  sting: 'killed-by-mob',
  fireball: 'killed-by-mob',
  unattributedfireball: 'killed-by-mob',
  witherskull: 'killed-by-mob',
  explosion: 'killed-by-mob',
  sonicboom: 'killed-by-mob',
  sonic_boom: 'killed-by-mob',
  thorns: 'killed-by-mob',
  cramming: 'killed-otherwise',
  cactus: 'killed-otherwise',
  sweetberrybush: 'killed-otherwise',
  outofworld: 'killed-otherwise',
  outsideborder: 'killed-otherwise',
  genericKill: 'killed-otherwise',
  generickill: 'killed-otherwise',
  generic: 'killed-otherwise',
  magic: 'killed-otherwise',
  indirectmagic: 'killed-otherwise',
  wither: 'killed-otherwise',
  dragonbreath: 'killed-otherwise',
  lightningbolt: 'killed-otherwise',
  freeze: 'killed-otherwise',
  dryout: 'killed-otherwise',
  anvil: 'killed-otherwise',
  fallingstalactite: 'killed-otherwise',
  badrespawnpoint: 'killed-otherwise',
}

/** The cause for a damage type such as `in_fire`, `minecraft:mob_attack`; null if it is not known. */
export function causeOfDamageType(type: string): DeathCause | null {
  const plain = type
    .replace(/^minecraft:/, '')
    .replaceAll('_', '')
    .toLowerCase()
  return causeOfType[plain] ?? null
}

/** The cause for a translation key such as `death.attack.lava.player`; null if it is no key of a death. */
export function causeOfDeathKey(key: string): DeathCause | null {
  const parts = key.split('.')
  if (parts[0] !== 'death') return null
  if (parts[1] === 'fell') return 'killed-by-fall'
  if (parts[1] !== 'attack') return 'killed-otherwise'
  return causeOfDamageType(parts[2] ?? '') ?? 'killed-otherwise'
}

/**
 * Words by which servers tell of a death, vanilla's English ones of 1.14 to 1.21 and what other servers put in their
 * place. The first that fits decides: what tells more stands above what tells less.
 */
const words: readonly (readonly [RegExp, DeathCause])[] = [
  [
    /\b(fell out of the world|the void|into the void|border|didn't want to live in the same world)\b/i,
    'killed-otherwise',
  ],
  [/\bstalagmite\b/i, 'killed-by-fall'],
  [
    /\b(cactus|pricked|poked to death|berry bush|prickl|magic|potion|poison|wither(ed)? away|lightning|struck by|frozen?|froze|squashed by a falling anvil|falling anvil|stalactite|cramm|squished|intentional game design|killed by (an )?(admin|operator|server|command)|\/kill|dragon'?s? breath|confines of this world|with a bang|dehydration)\b/i,
    'killed-otherwise',
  ],
  [
    /\b(drown(ed|ing)?|ran out of air|out of (air|breath|oxygen)|couldn't breathe under ?water|water filled|swam too deep)\b/i,
    'killed-by-drowning',
  ],
  [
    /\b(starv(ed|ing|ation)?|hunger|hungry|forgot to eat|of thirst|malnutrition|ate nothing)\b/i,
    'killed-by-starvation',
  ],
  [
    /\b(suffocat(ed|ing|ion)?|in a wall|inside (a )?(block|wall)|buried( alive)?|crushed by (sand|gravel|a? ?falling)|squashed by a falling block|entombed)\b/i,
    'killed-by-suffocation',
  ],
  [
    /\b(slain|shot|blown up|blew up|fireballed|pummeled|impaled|stung|killed by|murdered|mauled|bitten|eaten by|devoured|skewered|speared|obliterated|was killed (by|while|trying)|got finished off|defeated|beaten|stabbed|struck down|torn apart|exploded|explosion|hunted down)\b/i,
    'killed-by-mob',
  ],
  [
    /\b(lava|burn(ed|t|ing)?|flames?|fire|magma|the floor was lava|danger zone|roasted|crisp|melted|scorch(ed)?|incinerat(ed)?|charred|cremated|ash(es)?|barbecue)\b/i,
    'killed-by-fire',
  ],
  [
    /\b(hit the ground|fell|fall(en|ing)?|high place|kinetic energy|gravity|cliff|splat(tered)?|broke (his|her|their|its) (legs|neck)|doomed to fall|plummet(ed)?|ladder|tripped|pancake)\b/i,
    'killed-by-fall',
  ],
]

/** The cause that a message in English tells of; null if it tells of none. */
export function causeOfDeathText(text: string): DeathCause | null {
  for (const [pattern, cause] of words) if (pattern.test(text)) return cause
  return null
}
