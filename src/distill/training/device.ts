/** What a model runs on. */
export type Device = 'cpu' | 'cuda'

/** What a model may be asked to run on; `auto` takes CUDA where it is there. */
export const deviceChoices = ['cpu', 'cuda', 'auto'] as const
export type DeviceChoice = (typeof deviceChoices)[number]
