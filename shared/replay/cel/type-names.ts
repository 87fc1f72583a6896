import { type CelType, CelScalar, listType, mapType, objectType } from '@bufbuild/cel'

const TYPES: ReadonlyMap<string, CelType> = new Map<string, CelType>(
  [
    CelScalar.INT,
    CelScalar.UINT,
    CelScalar.DOUBLE,
    CelScalar.BOOL,
    CelScalar.STRING,
    CelScalar.BYTES,
    CelScalar.NULL,
    CelScalar.TYPE,
    listType(CelScalar.DYN),
    mapType(CelScalar.DYN, CelScalar.DYN),
    objectType('google.protobuf.Timestamp'),
    objectType('google.protobuf.Duration'),
  ].map((type) => [type.name, type] as const),
)

/** The type that a name stands for where no variable has it: `int`, `google.protobuf.Timestamp`. */
export function typeNamed(name: string): CelType | undefined {
  return TYPES.get(name)
}
