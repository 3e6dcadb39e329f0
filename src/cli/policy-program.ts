import type { Command } from 'commander'
import type { NamedChange } from './commands/change-policy.ts'
import { tellChange } from './commands/change-policy.ts'
import { gatePolicy } from './commands/gate-policy.ts'
import type { FindHistory } from './commands/history.ts'
import { listHistory } from './commands/history.ts'
import { show } from './commands/show.ts'
import type { ExitCode } from './exit-codes.ts'
import type { GateSession } from './gate-session.ts'
import type { GateOptions, GateSettings } from './input/gate-settings.ts'
import { resolveGateSettings } from './input/gate-settings.ts'
import type { HistorySettings } from './input/history-settings.ts'
import { resolveHistorySettings } from './input/history-settings.ts'
import type {
  PolicyRecordOptions,
  PromoteOptions,
  PromoteSettings,
  RollbackOptions,
  RollbackSettings,
} from './input/policy-settings.ts'
import { resolvePromoteSettings, resolveRollbackSettings } from './input/policy-settings.ts'
import type { ShowSettings } from './input/show-settings.ts'
import { resolveShowSettings } from './input/show-settings.ts'
import {
  describePolicyGate,
  describePolicyList,
  describePolicyPromote,
  describePolicyRollback,
  describePolicyShow,
} from './policy-gate-command.ts'
import type { ProgramContext } from './program-context.ts'
import type { Shown } from './shown-record.ts'

/** What the commands on gates and champions need from the composition root. */
export interface GateParts {
  composeGate(settings: GateSettings): Promise<GateSession>
  promotePolicy(settings: PromoteSettings): Promise<NamedChange>
  rollBackPolicy(settings: RollbackSettings): Promise<NamedChange>
  composeHistory(settings: HistorySettings): Promise<FindHistory>
  composeShow(settings: ShowSettings): Promise<{ readonly shown: Shown; readonly database: string }>
}

/** Adds the commands that compare policies and change which one plays; `end` takes their exit codes. */
export function addGateCommands(
  policy: Command,
  verboseMeaning: string,
  context: ProgramContext,
  parts: GateParts,
  end: (exitCode: ExitCode) => void,
): void {
  describePolicyGate(policy, verboseMeaning).action(async (candidate: string, options: GateOptions) => {
    const settings = resolveGateSettings(candidate, options)
    end(await gatePolicy(context, settings, await parts.composeGate(settings)))
  })

  describePolicyPromote(policy, verboseMeaning).action(async (name: string, options: PromoteOptions) => {
    const settings = resolvePromoteSettings(name, options)
    end(tellChange(context, settings, await parts.promotePolicy(settings)))
  })

  describePolicyRollback(policy, verboseMeaning).action(async (options: RollbackOptions) => {
    const settings = resolveRollbackSettings(options)
    end(tellChange(context, settings, await parts.rollBackPolicy(settings)))
  })

  describePolicyList(policy, verboseMeaning).action(async (options: PolicyRecordOptions) => {
    const settings = resolveHistorySettings(
      'policies',
      { limit: '10000', ...options },
      context.clock.isoDate(),
    )
    end(listHistory(context, settings, await parts.composeHistory(settings)))
  })

  describePolicyShow(policy, verboseMeaning).action(async (name: string, options: PolicyRecordOptions) => {
    const settings = resolveShowSettings('policy', name, options)
    end(show(context, settings, await parts.composeShow(settings)))
  })
}
