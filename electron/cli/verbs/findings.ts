import { type Finding, SEVERITIES, type Severity } from '../../../shared/model/finding.ts'
import { findingsSarif, openCaseFile } from '../../../shared/engine.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { type Client, withClient } from '../client.ts'
import { grouped } from '../table.ts'
import type { Verb } from '../verb.ts'

const PAGE = 500

export const findingsVerb: Verb = {
  name: 'findings',
  usage: 'CASE [--code CODE] [--fail-on SEVERITY] [--sarif | --json]',
  summary: 'the findings of a case',
  details: [
    '--sarif gives SARIF 2.1.0. --fail-on low|medium|high|critical: exit code 1 where a finding of that severity',
    'or above is not excepted.',
  ],
  example: 'docket findings q2.docket --code BD-01 --fail-on high',
  options: {
    ...JSON_OPTION,
    code: { type: 'string' },
    sarif: { type: 'boolean' },
    'fail-on': { type: 'string' },
  },
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args, output } = call
    const floor = severityOf(args.text('fail-on'))
    if (args.flag('sarif') && args.flag('json'))
      throw wrongUse(findingsVerb, '--sarif and --json exclude each other')
    const code = args.text('code')
    return withClient(call, {}, async (client) => {
      const token = client.file(positional(args, 0))
      let failed = false
      const note = (finding: Finding) => {
        failed ||=
          floor !== undefined && finding.excepted === null && SEVERITIES.indexOf(finding.severity) >= floor
      }
      if (args.flag('sarif')) {
        for await (const finding of allFindings(client, token, code)) note(finding)
        using file = openCaseFile(positional(args, 0), 'read-only')
        for await (const piece of findingsSarif(file, code)) await output.raw(piece)
      } else {
        let count = 0
        for await (const finding of allFindings(client, token, code)) {
          note(finding)
          count += 1
          if (args.flag('json')) await output.data(JSON.stringify(finding))
          else for (const line of findingLines(finding)) await output.say(line)
        }
        if (!args.flag('json')) output.note(`${grouped(count)} findings`)
      }
      return failed ? 1 : 0
    })
  },
}

function severityOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = SEVERITIES.indexOf(text as Severity)
  if (at < 0)
    throw wrongUse(findingsVerb, `--fail-on takes ${SEVERITIES.join(', ')}, not ${JSON.stringify(text)}`)
  return at
}

async function* allFindings(
  client: Client,
  token: string,
  code: string | undefined,
): AsyncGenerator<Finding> {
  let after: number | undefined
  do {
    const page = client.call('findings.page', {
      case: token,
      limit: PAGE,
      ...(code === undefined ? {} : { code }),
      ...(after === undefined ? {} : { after }),
    })
    yield* page.rows
    after = page.next ?? undefined
  } while (after !== undefined)
}

function findingLines({ code, severity, subject, message, evidence, excepted }: Finding): readonly string[] {
  const cover = excepted === null ? '' : `  excepted by ${excepted}`
  return [
    `${code}  ${severity.padEnd(8)}  ${subject.kind} ${subject.id}${cover}`,
    `       ${message}`,
    ...(evidence.length === 0 ? [] : [`       ${evidence.join(' ')}`]),
  ]
}
