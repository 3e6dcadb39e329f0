/**
 * Evolution: whole episodes, many of them, planned, played in parallel and scored. It promises that a score depends on
 * tasks, seeds, world and agent alone, never on how many were played at a time or in how many goes.
 */
export { causeOfFailure } from './evaluation/cause-of-failure.ts'
export type { FailureCause, Setback } from './evaluation/cause-of-failure.ts'
export { isFinished } from './evaluation/episode-score.ts'
export type { EpisodeScore } from './evaluation/episode-score.ts'
export { episodeKey, planEpisodes } from './evaluation/plan-episodes.ts'
export type { PlannedEpisode } from './evaluation/plan-episodes.ts'
export { playPool } from './evaluation/play-pool.ts'
export type { EpisodePlayer } from './evaluation/play-pool.ts'
export { playUntilAborted } from './evaluation/play-until-aborted.ts'
export { scoreEpisodes } from './evaluation/score-episodes.ts'
export type { CountedCause, Evaluation, GroupScore, Score, TaskScore } from './evaluation/score-episodes.ts'
export { settingsDifferences } from './evaluation/settings-difference.ts'
export type { SettingsDifference } from './evaluation/settings-difference.ts'
export { estimateTimeLeft } from './evaluation/time-left.ts'
export type { EvaluationStand, TimedEpisode, TimeLeft } from './evaluation/time-left.ts'
export { PlaybackEnvironment } from './replay/playback-environment.ts'
export type { RecordedCourse } from './replay/playback-environment.ts'
export { median } from './statistics/median.ts'
export { wilsonInterval } from './statistics/wilson-interval.ts'
export type { Interval } from './statistics/wilson-interval.ts'
