import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** A large part of the attempt went into getting away from danger, or the deed broke off for it. */
export const fled: CauseRule = {
  cause: 'fled',
  decides: 'A large part of the attempt went into getting away from danger, or the deed broke off for it.',
  find: (facts) => {
    const { danger, obstacle, progress, ticks } = facts
    if (obstacle?.kind === 'danger') return finding('fled', obstacle.subject, 0.93, saidByDeed(facts))
    const { detour } = danger
    if (
      obstacle === null &&
      progress < 0.5 &&
      detour !== null &&
      detour.steps >= fewestSteps &&
      detour.ticks * 2 >= ticks
    )
      return finding(
        'fled',
        detour.hazard,
        0.86,
        factAt(
          detour.first,
          `${detour.steps} steps were taken around ${detour.hazard}, and none led past it`,
        ),
      )
    if (danger.first === null) return null
    const text = `${danger.ticks} of ${ticks} ticks went into getting away (${String(danger.main)})`
    const confidence =
      danger.share >= 0.5 ? 0.93 : danger.share >= 0.3 ? 0.85 : danger.share >= 0.15 ? 0.6 : 0.25
    return finding(
      'fled',
      null,
      obstacle === null ? confidence : confidence * 0.7,
      factAt(danger.first, text),
    )
  },
}

/** So many steps around a hazard are more than a detour. */
const fewestSteps = 4
