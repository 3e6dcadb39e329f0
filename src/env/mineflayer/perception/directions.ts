/**
 * Unit vectors spread evenly over the sphere, or over its belt of those that rise or fall no more than `mostSlope` by the
 * block, three numbers each. The order is that of the additive R2 sequence, so every
 * run of consecutive vectors is spread evenly too, and a rotating window covers all directions in turn.
 * The constants are the powers of the inverse of the plastic number (Roberts 2018, "The unreasonable effectiveness of
 * quasirandom sequences").
 */
export function createDirections(count: number, mostSlope = 1): Float64Array {
  const plastic = 1.324717957244746
  const stepU = 1 / plastic
  const stepV = 1 / (plastic * plastic)
  const directions = new Float64Array(count * 3)
  for (let index = 0; index < count; index++) {
    const y = mostSlope * (1 - 2 * ((0.5 + index * stepU) % 1))
    const angle = 2 * Math.PI * ((0.5 + index * stepV) % 1)
    const radius = Math.sqrt(1 - y * y)
    directions[index * 3] = radius * Math.cos(angle)
    directions[index * 3 + 1] = y
    directions[index * 3 + 2] = radius * Math.sin(angle)
  }
  return directions
}
