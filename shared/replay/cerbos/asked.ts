import type { Asked } from './check.ts'
import { policyName, scopeChain } from './policy-names.ts'
import type { PreparedVersion } from './prepared-version.ts'
import type { CerbosRequest } from './request.ts'
import { searchedScopes } from './scope-search.ts'

/**
 * What a request asks of a version, where the PDP's configuration has a part in it: the version and the scope that
 * count where the request names none, and how scopes are searched. The version's own name tells them: a log names
 * the policy by what was in effect. Else the version's options do. A text: why nothing can be asked.
 */
export function askedOf({ self, options, table }: PreparedVersion, request: CerbosRequest): Asked | string {
  if (self?.kind === 'resource' && policyName(request.resource.kind) !== self.name)
    return `the request is for the resource ${request.resource.kind}, not for ${self.name}`
  if (self?.kind === 'principal' && policyName(request.principal.id) !== self.name)
    return `the request is of the principal ${request.principal.id}, not of ${self.name}`
  // A scope that the request does not name, and that the policy was found by, is the PDP's default.
  const said = self?.kind === 'principal' ? request.principal.scope : request.resource.scope
  const defaultScope = said === '' && self !== undefined && self.kind !== 'role' ? self.scope : ''
  const scope = {
    resource: request.resource.scope || defaultScope,
    principal: request.principal.scope || defaultScope,
  }
  const search = options.scopeSearch ?? (isFoundAbove(self, scope) ? 'lenient' : 'strict')
  const scopes = {
    resource: searchedScopes(table, 'resource', scope.resource, search),
    principal: searchedScopes(table, 'principal', scope.principal, search),
  }
  if (self !== undefined && scopes[self.kind === 'principal' ? 'principal' : 'resource'].length === 0)
    return `no policy of the scope ${JSON.stringify(scope[self.kind === 'principal' ? 'principal' : 'resource'])} is among the files`
  return { request, ...versionsFor({ self, options }, request), scope: scope.resource, scopes }
}

/** Only a lenient search gives a policy of a scope above the one that was asked. */
function isFoundAbove(
  self: PreparedVersion['self'],
  scope: Readonly<Record<'resource' | 'principal', string>>,
): boolean {
  if (self === undefined || self.kind === 'role') return false
  const asked = scope[self.kind]
  return asked !== self.scope && scopeChain(asked).includes(self.scope)
}

/**
 * The version of the resource policies, which is that of all rules, and the one that principal policies are looked for
 * by (ruletable/check.go). What the version is found by, where the request names none, is the PDP's default.
 */
function versionsFor(
  { self, options }: Pick<PreparedVersion, 'self' | 'options'>,
  { principal, resource }: CerbosRequest,
): Pick<Asked, 'version' | 'principalVersion'> {
  const said = self?.kind === 'principal' ? principal.policyVersion : resource.policyVersion
  const defaultVersion = (said === '' ? self?.version : undefined) ?? options.defaultVersion ?? 'default'
  const isOwn = self !== undefined && self.kind !== 'principal'
  return {
    version: isOwn ? self.version : resource.policyVersion || defaultVersion,
    principalVersion: principal.policyVersion || defaultVersion,
  }
}
