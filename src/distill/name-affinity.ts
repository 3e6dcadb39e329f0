/**
 * How much the names of two things have to do with each other, 0 to 1: 1 for the same name, 0 where no word of one is in the other.
 * It is all that an agent without experience has to go by: `iron_ore` and `iron_ingot` share a word, `gravel` and `flint` none.
 */
export function nameAffinity(one: string, other: string): number {
  if (one === other) return 1
  const ours = wordsOf(one)
  const theirs = wordsOf(other)
  let shared = 0
  for (const word of ours) {
    if (theirs.some((their) => isSameStem(word, their))) shared++
  }
  return shared === 0 ? 0 : (0.8 * shared) / Math.max(ours.length, theirs.length)
}

/** Finds, among `names` and in their order, those that have anything to do with a name (`nameAffinity` above 0). */
export function affineNames(names: readonly string[]): (name: string) => readonly string[] {
  const placesOfWord = new Map<string, number[]>()
  names.forEach((name, place) => {
    for (const word of wordsOf(name)) {
      const places = placesOfWord.get(word)
      if (places) places.push(place)
      else placesOfWord.set(word, [place])
    }
  })
  return (name) => {
    const found = new Set<number>()
    for (const own of wordsOf(name)) {
      for (const [word, places] of placesOfWord) {
        if (isSameStem(own, word)) places.forEach((place) => found.add(place))
      }
    }
    return [...found].sort((one, other) => one - other).map((place) => names[place]!)
  }
}

const words = new Map<string, readonly string[]>()

/** Names are few and asked for again and again. */
function wordsOf(name: string): readonly string[] {
  let found = words.get(name)
  if (found === undefined) {
    found = name.split('_')
    words.set(name, found)
  }
  return found
}

/** Shortest word that counts when it is part of another: `coal` in `charcoal`. */
const shortestStem = 4

function isSameStem(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= shortestStem && long.includes(short)
}
