import type { Decision } from '../../../shared/model/decision.ts'
import { countOption, wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional, WHERE_DETAILS, WHERE_OPTION, whereOf } from '../case-options.ts'
import { withClient } from '../client.ts'
import { csvRow } from '../../../shared/engine/csv-row.ts'
import { grouped, table } from '../table.ts'
import type { Verb } from '../verb.ts'

const PAGE = 500
/** So many rows are shown to a person who did not ask for a number. */
const SHOWN = 100

export const decisionsVerb: Verb = {
  name: 'decisions',
  usage: 'CASE [--where FIELD=VALUE]… [--limit N] [--csv | --json]',
  summary: 'the decisions of a case',
  details: [...WHERE_DETAILS, `--limit 0 shows all; a table stops after ${SHOWN}, --csv and --json do not.`],
  example: "docket decisions q2.docket --where verdict=diverged --where 'entitlement=erp/*'",
  options: { ...WHERE_OPTION, ...JSON_OPTION, csv: { type: 'boolean' }, limit: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args, output } = call
    const where = whereOf(decisionsVerb, args)
    if (args.flag('csv') && args.flag('json'))
      throw wrongUse(decisionsVerb, '--csv and --json exclude each other')
    const asTable = !args.flag('csv') && !args.flag('json')
    const asked = countOption(decisionsVerb, args, 'limit') ?? (asTable ? SHOWN : 0)
    const limit = asked === 0 ? Number.POSITIVE_INFINITY : asked
    await withClient(call, {}, async (client) => {
      const token = client.file(positional(args, 0))
      if (args.flag('csv')) await output.data(csvRow(COLUMNS))
      let shown = 0
      let after: number | undefined
      do {
        const page = await client.call('decisions.page', {
          case: token,
          where,
          limit: Math.min(PAGE, limit - shown),
          ...(after === undefined ? {} : { after }),
        })
        if (args.flag('json')) for (const row of page.rows) await output.data(JSON.stringify(row))
        else if (args.flag('csv'))
          for (const row of page.rows) await output.data(csvRow(cells(row).map((cell) => cell ?? '')))
        else for (const line of table(COLUMNS, page.rows.map(shownCells))) await output.say(line)
        shown += page.rows.length
        after = page.next ?? undefined
        if (asTable && (after === undefined || shown >= limit))
          output.note(
            `${grouped(shown)} of ${grouped(page.total)} decisions${after === undefined ? '' : '; --limit 0 shows all'}`,
          )
      } while (after !== undefined && shown < limit && output.isUnread !== true)
    })
    return 0
  },
}

const COLUMNS = [
  'time',
  'id',
  'subject',
  'actor',
  'outcome',
  'action',
  'entitlement',
  'result',
  'policy',
  'verdict',
  'findings',
]

/** As `COLUMNS`; undefined where the decision has no such part. */
function cells(decision: Decision): readonly (string | undefined)[] {
  const { replay, action, policy } = decision
  return [
    decision.time,
    decision.id,
    decision.subject?.id,
    decision.actor?.id,
    decision.outcome,
    action?.type,
    action?.entitlement,
    action?.result,
    policy && `${policy.id}@${policy.version}`,
    replay.reason === undefined ? replay.verdict : `${replay.verdict}: ${replay.reason}`,
    decision.findings.join(' ') || undefined,
  ]
}

function shownCells(decision: Decision): readonly string[] {
  return cells(decision).map((cell) => cell ?? '-')
}
