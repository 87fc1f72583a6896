import { JSON_OPTION, positional, WHERE_DETAILS, WHERE_OPTION, whereOf } from '../case-options.ts'
import { wrongUse } from '../arguments.ts'
import { withClient } from '../client.ts'
import { passphrase } from '../passphrase.ts'
import { grouped } from '../table.ts'
import type { Arguments, Verb, VerbCall } from '../verb.ts'

export const packetVerb: Verb = {
  name: 'packet',
  usage:
    'CASE OUT --key KEY [--passphrase-file F] [--where FIELD=VALUE]… [--redact NAME[=VALUE]… --redact-reason TEXT] [--previous PACKET] [--json], or --sign PACKET --key KEY',
  summary:
    'builds and signs a packet of the decisions chosen (all, without --where), or signs one that is there',
  details: [
    'KEY is NAME.key.pem of `docket keygen`. OUT is not written over unless it is a packet.',
    ...WHERE_DETAILS,
    '--redact NAME withholds a field of the records (`notification.to`), an attribute by its name, or all of `subject.*`;',
    'NAME=VALUE only where the value is like VALUE (* stands for anything). Raw records and salts go to OUT.disclosure.',
    '--previous PACKET shows, by consistency proofs, that sources of that packet only grew.',
    '--sign PACKET adds a signature; what was signed before, and every other entry, stays as it is.',
  ],
  example: "docket packet q2.docket q2.packet --key auditor.key.pem --where 'finding=BD-01'",
  options: {
    ...WHERE_OPTION,
    ...JSON_OPTION,
    key: { type: 'string', multiple: true },
    'passphrase-file': { type: 'string' },
    redact: { type: 'string', multiple: true },
    'redact-reason': { type: 'string' },
    previous: { type: 'string' },
    sign: { type: 'string' },
  },
  positionals: { least: 0, most: 2 },
  async run(call) {
    const { args, output } = call
    const keys = args.texts('key')
    if (keys.length === 0) throw wrongUse(packetVerb, '--key KEY is missing: a packet is signed')
    const file = args.text('passphrase-file')
    const existing = args.text('sign')
    const secrets = { passphrase: (path: string) => passphrase(file, `Passphrase of ${path}: `, 'packet') }
    if (existing !== undefined) return addSignature(call, existing, keys, secrets)
    if (args.positionals.length < 2)
      throw wrongUse(packetVerb, `something is missing: docket packet ${packetVerb.usage}`)
    const redact = redactions(args)
    const previous = args.text('previous')
    const made = await withClient(call, secrets, (client) =>
      client.job('packet.seal', {
        case: client.file(positional(args, 0)),
        out: client.file(positional(args, 1)),
        keys: keys.map((path) => ({ key: client.file(path) })),
        where: whereOf(packetVerb, args),
        redact,
        ...(previous === undefined ? {} : { previous: client.file(previous) }),
      }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(made))
    else {
      await output.say(`sealed     ${positional(args, 1)}: ${grouped(made.bytes)} bytes, ${made.sha256}`)
      await output.say(
        `holds      ${grouped(made.decisions)} decisions, ${grouped(made.records)} records, ${grouped(made.findings)} findings`,
      )
      if (made.withheld !== undefined)
        await output.say(
          `withheld   ${grouped(made.withheld.values)} values of ${grouped(made.withheld.records)} records; they and their salts are in ${positional(args, 1)}.disclosure`,
        )
      for (const keyid of made.keyids) await output.say(`signed by  ${keyid}`)
    }
    return 0
  },
}

/** Every `--redact NAME` or `NAME=VALUE`, all for the one reason. */
function redactions(args: Arguments): { field: string; value?: string; reason: string }[] {
  const given = args.texts('redact')
  const reason = args.text('redact-reason')?.trim() ?? ''
  if (given.length > 0 && reason === '')
    throw wrongUse(packetVerb, '--redact-reason TEXT is missing: the packet says why something is withheld')
  if (given.length === 0 && reason !== '') throw wrongUse(packetVerb, '--redact-reason says why of nothing')
  return given.map((text) => {
    const at = text.indexOf('=')
    if (at === 0 || text === '')
      throw wrongUse(packetVerb, `--redact takes NAME or NAME=VALUE, not ${JSON.stringify(text)}`)
    return at < 0 ? { field: text, reason } : { field: text.slice(0, at), value: text.slice(at + 1), reason }
  })
}

/** One key after the other signs what is there. */
async function addSignature(
  call: VerbCall,
  packet: string,
  keys: readonly string[],
  secrets: { readonly passphrase: (path: string) => Promise<string> },
): Promise<0> {
  const { args, output } = call
  if (args.positionals.length > 0)
    throw wrongUse(packetVerb, '--sign PACKET signs a packet that is there: it takes no CASE and OUT')
  await withClient(call, secrets, async (client) => {
    for (const key of keys) {
      const signed = await client.job('packet.sign', {
        packet: client.file(packet),
        key: { key: client.file(key) },
      })
      if (args.flag('json')) await output.data(JSON.stringify(signed))
      else {
        await output.say(`signed     ${packet}: ${grouped(signed.bytes)} bytes, ${signed.sha256}`)
        for (const keyid of signed.keyids) await output.say(`signed by  ${keyid}`)
      }
    }
  })
  return 0
}
