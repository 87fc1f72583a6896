import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { influenceLines } from '../influence-lines.ts'
import type { Verb } from '../verb.ts'

export const influenceVerb: Verb = {
  name: 'influence',
  usage: 'CASE DECISION [--json]',
  summary: 'for each attribute: approved, read, and whether it changes the outcome',
  details: [
    'An attribute is proven to have no influence where the policy does not read it, or the outcome stands whatever its',
    'value and without it; it is proven to have some by a change that flips the outcome: it is removed, or has another',
    'value that the case has seen, null, or one that the policy compares with. Else: no flip among N probes.',
    'Then the smallest change that flips the outcome, of one attribute or two.',
  ],
  example: "docket influence q2.docket 'r-17/assign#1'",
  options: JSON_OPTION,
  positionals: { least: 2, most: 2 },
  async run(call) {
    const { args, output } = call
    const told = await withClient(call, {}, (client) =>
      client.call('replay.influence', { case: client.file(positional(args, 0)), id: positional(args, 1) }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(told))
    else for (const line of influenceLines(told)) await output.say(line)
    return 0
  },
}
