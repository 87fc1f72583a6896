import { breach, type PolicyVersionRule } from '../rule.ts'

export const rp04: PolicyVersionRule = {
  code: 'RP-04',
  severity: 'critical',
  kind: 'policy-version',
  title: 'Files are not those of the digest',
  meaning:
    'The files of the version do not have the digest that the bundle or a record gives for it: what is replayed is not what decided.',
  judge: ({ digest, declaredDigest }, recorded) =>
    breach(
      [
        ...(declaredDigest === undefined || declaredDigest === digest
          ? []
          : [{ text: `the files give ${digest}, the bundle says ${declaredDigest}`, evidence: [] }]),
        ...(recorded?.instances ?? []),
      ],
      recorded?.total === undefined ? undefined : recorded.total + 1,
    ),
}
