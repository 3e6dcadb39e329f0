import type { CaseGenerator, CaseLabel } from './case-plan.ts'

/** Cases in which something befalls the body: ways, deaths, flight, the server and its time. */
export const bodyFaults: Partial<Record<CaseLabel, readonly CaseGenerator[]>> = {}
