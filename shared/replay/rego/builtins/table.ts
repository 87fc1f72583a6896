import { AGGREGATES } from './aggregates.ts'
import { ARRAYS } from './arrays.ts'
import { BITS } from './bits.ts'
import type { Builtin } from './builtin.ts'
import { COMPARISONS } from './comparisons.ts'
import { ENCODINGS } from './encodings.ts'
import { GLOBS } from './globs.ts'
import { HASHES } from './hash-functions.ts'
import { JSON_FUNCTIONS } from './json-functions.ts'
import { JSON_PATCH } from './json-patch.ts'
import { JSON_PATHS } from './json-paths.ts'
import { NET } from './networks.ts'
import { REGEXES } from './regexes.ts'
import { SEMVER } from './semver.ts'
import { UNITS } from './units.ts'
import { URL_QUERIES } from './url-query.ts'
import { UUIDS } from './uuids.ts'
import { GRAPHS } from './graphs.ts'
import { NUMBERS } from './numbers.ts'
import { OBJECTS } from './objects.ts'
import { RECORDED, TRACES } from './recorded.ts'
import { SETS } from './sets.ts'
import { STRINGS } from './strings.ts'
import { TEMPLATE_STRING } from './template-string.ts'
import { TIMES } from './times.ts'
import { TOKENS } from './tokens.ts'
import { TEMPLATES } from './templates.ts'
import { TYPES } from './types.ts'
import { YAML_FUNCTIONS } from './yaml-functions.ts'

/**
 * Every function of Rego's standard library that is answered as OPA answers it. One that is not here is known by no
 * policy: a compiler refuses it by its name.
 */
export const REGO_BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [
    ...COMPARISONS,
    ...NUMBERS,
    ...BITS,
    ...AGGREGATES,
    ...ARRAYS,
    ...SETS,
    ...OBJECTS,
    ...STRINGS,
    ...TIMES,
    ...TOKENS,
    ...TEMPLATES,
    ...TYPES,
    ...YAML_FUNCTIONS,
    ...GRAPHS,
    ...ENCODINGS,
    ...GLOBS,
    ...HASHES,
    ...JSON_FUNCTIONS,
    ...JSON_PATCH,
    ...JSON_PATHS,
    ...NET,
    ...REGEXES,
    ...SEMVER,
    ...UNITS,
    ...URL_QUERIES,
    ...UUIDS,
    ...RECORDED,
    ...TRACES,
    TEMPLATE_STRING,
  ].map((builtin) => [builtin.name, builtin]),
)
