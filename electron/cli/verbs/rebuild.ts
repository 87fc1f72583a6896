import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { exitOf, rebuildLines } from '../summaries.ts'
import type { Verb } from '../verb.ts'

export const rebuildVerb: Verb = {
  name: 'rebuild',
  usage: 'CASE [--json]',
  summary: 'puts decisions together, replays them and looks for findings, afresh',
  details: ['Exit code 1: done, and some decision diverged on replay.'],
  example: 'docket rebuild q2.docket',
  options: JSON_OPTION,
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args, output } = call
    const summary = await withClient(call, {}, (client) =>
      client.job('case.rebuild', { case: client.file(positional(args, 0)) }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(summary))
    else for (const line of rebuildLines(summary)) await output.say(line)
    return exitOf(summary)
  },
}
