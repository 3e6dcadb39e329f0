import { hashText } from '../../../env/index.ts'

/** Some features of one subject, side by side: their names, and how their values are written. */
export interface FeatureGroup<Subject> {
  readonly names: readonly string[]
  /** Writes one finite value per name at `offset`; what is zero may be left out, since targets begin as zeros. */
  write(subject: Subject, target: Float32Array, offset: number): void
}

/** A table of numbers: name to how it is taken from the subject. What is not finite counts as zero. */
export function numbers<Subject>(
  prefix: string,
  table: Readonly<Record<string, (subject: Subject) => number>>,
): FeatureGroup<Subject> {
  const functions = Object.values(table)
  return {
    names: Object.keys(table).map((name) => `${prefix}.${name}`),
    write: (subject, target, offset) => {
      for (let index = 0; index < functions.length; index++) {
        const value = functions[index]!(subject)
        target[offset + index] = Number.isFinite(value) ? value : 0
      }
    },
  }
}

/** One feature per word, 1 where the subject has it; words beyond the vocabulary share `buckets` features by their hash. */
export function words<Subject>(
  prefix: string,
  vocabulary: readonly string[],
  buckets: number,
  wordsOf: (subject: Subject) => Iterable<string>,
): FeatureGroup<Subject> {
  const known = new Map(vocabulary.map((word, index) => [word, index]))
  const others = Array.from({ length: buckets }, (_, bucket) => `${prefix}.other-${bucket}`)
  return {
    names: [...vocabulary.map((word) => `${prefix}.${word}`), ...others],
    write: (subject, target, offset) => {
      for (const word of wordsOf(subject)) {
        const index = known.get(word) ?? (buckets === 0 ? null : vocabulary.length + bucketOf(word, buckets))
        if (index !== null) target[offset + index] = 1
      }
    },
  }
}

function bucketOf(word: string, buckets: number): number {
  return (hashText(word) >>> 0) % buckets
}

/** Several groups as one, in their order. Throws if a name comes twice: two features would be one. */
export function joined<Subject>(...groups: readonly FeatureGroup<Subject>[]): FeatureGroup<Subject> {
  const names = groups.flatMap((group) => group.names)
  if (new Set(names).size !== names.length) throw new Error('two features have one name')
  return {
    names,
    write: (subject, target, offset) => {
      let at = offset
      for (const group of groups) {
        group.write(subject, target, at)
        at += group.names.length
      }
    },
  }
}
