import { countOption } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import type { Verb } from '../verb.ts'

const SHOWN = 100

export const searchVerb: Verb = {
  name: 'search',
  usage: 'CASE TEXT [--limit N] [--json]',
  summary: 'full text over the raw evidence, quarantined lines included',
  details: [`Upper and lower case are the same. Stops after ${SHOWN} lines, or --limit N.`],
  example: 'docket search q2.docket u-204',
  options: { ...JSON_OPTION, limit: { type: 'string' } },
  positionals: { least: 2, most: 2 },
  async run(call) {
    const { args, output } = call
    const limit = countOption(searchVerb, args, 'limit') ?? SHOWN
    const { hits, more } = await withClient(call, {}, (client) =>
      client.job('evidence.search', {
        case: client.file(positional(args, 0)),
        text: positional(args, 1),
        limit: limit === 0 ? Number.MAX_SAFE_INTEGER : limit,
      }),
    )
    for (const hit of hits) {
      if (args.flag('json')) await output.data(JSON.stringify(hit))
      else await output.say(`${hit.ref}  ${hit.source}  ${hit.excerpt}`)
    }
    if (more) output.note(`stopped after ${hits.length}; --limit 0 gives all`)
    return 0
  },
}
