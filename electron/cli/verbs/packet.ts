import { JSON_OPTION, positional, WHERE_DETAILS, WHERE_OPTION, whereOf } from '../case-options.ts'
import { wrongUse } from '../arguments.ts'
import { withClient } from '../client.ts'
import { passphrase } from '../passphrase.ts'
import { grouped } from '../table.ts'
import type { Verb } from '../verb.ts'

export const packetVerb: Verb = {
  name: 'packet',
  usage: 'CASE OUT --key KEY [--passphrase-file F] [--where FIELD=VALUE]… [--json]',
  summary: 'builds and signs a packet of the decisions chosen (all, without --where)',
  details: [
    'KEY is NAME.key.pem of `docket keygen`. OUT is not written over unless it is a packet.',
    ...WHERE_DETAILS,
  ],
  example: "docket packet q2.docket q2.packet --key auditor.key.pem --where 'finding=BD-01'",
  options: {
    ...WHERE_OPTION,
    ...JSON_OPTION,
    key: { type: 'string', multiple: true },
    'passphrase-file': { type: 'string' },
  },
  positionals: { least: 2, most: 2 },
  async run(call) {
    const { args, output } = call
    const keys = args.texts('key')
    if (keys.length === 0) throw wrongUse(packetVerb, '--key KEY is missing: a packet is signed')
    const file = args.text('passphrase-file')
    const secrets = { passphrase: (path: string) => passphrase(file, `Passphrase of ${path}: `, 'packet') }
    const made = await withClient(call, secrets, (client) =>
      client.job('packet.seal', {
        case: client.file(positional(args, 0)),
        out: client.file(positional(args, 1)),
        keys: keys.map((path) => ({ key: client.file(path) })),
        where: whereOf(packetVerb, args),
      }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(made))
    else {
      await output.say(`sealed     ${positional(args, 1)}: ${grouped(made.bytes)} bytes, ${made.sha256}`)
      await output.say(
        `holds      ${grouped(made.decisions)} decisions, ${grouped(made.records)} records, ${grouped(made.findings)} findings`,
      )
      for (const keyid of made.keyids) await output.say(`signed by  ${keyid}`)
    }
    return 0
  },
}
