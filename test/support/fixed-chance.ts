import fc from 'fast-check'

/** The same examples on every machine; `PROPERTY_SEED=n npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_123) })
