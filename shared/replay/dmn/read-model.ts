import type {
  Decision,
  DecisionService,
  Import,
  InputData,
  ItemDefinition,
  KnowledgeModel,
  Model,
} from './model.ts'
import { DmnElement } from './read-element.ts'
import { logicBelow, readFunction, typeRefOf } from './read-logic.ts'
import { DmnRefused } from './refusal.ts'
import { readXml, type XmlElement } from './xml.ts'

/** The namespaces of DMN 1.1 to 1.6, and one that tools wrote before 1.1 was done. */
const NAMESPACES = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
]

/** Reads one DMN file. Throws DmnRefused with what is not read, and where. */
export function readModel(path: string, text: string): Model {
  const root = new DmnElement(path, readXml(path, text))
  if (root.name !== 'definitions' || !NAMESPACES.includes(root.xml.uri))
    throw new DmnRefused(
      `${path} is no DMN file: its root is ${root.name} of ${root.xml.uri || 'no namespace'}`,
    )
  root.checkLanguage()
  checkIds(root)
  return {
    path,
    name: root.attribute('name') ?? '',
    namespace: root.attribute('namespace') ?? '',
    prefixes: prefixesOf(root.xml),
    imports: root.children('import').flatMap(importOf),
    items: root.children('itemDefinition').map(item),
    inputs: root.children('inputData').map(inputData),
    decisions: root.children('decision').map(decision),
    knowledge: root.children('businessKnowledgeModel').map(knowledgeModel),
    services: root.children('decisionService').map(service),
  }
}

/** An id that stands twice would name two things. */
function checkIds(root: DmnElement): void {
  const seen = new Set<string>()
  const open: XmlElement[] = [root.xml]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const id = next.uri === root.xml.uri ? next.attributes.get('id') : undefined
    if (id !== undefined && seen.has(id)) new DmnElement(root.path, next).refuse(`the id ${id} stands twice`)
    if (id !== undefined) seen.add(id)
    open.push(...next.children)
  }
}

function prefixesOf(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    [...root.attributes].flatMap(([name, value]) =>
      name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value] as const] : [],
    ),
  )
}

/** Models only; other imports are of things that nothing here reads. */
function importOf(element: DmnElement): readonly Import[] {
  const type = element.attribute('importType') ?? ''
  if (!NAMESPACES.includes(type)) return []
  return [{ name: element.attribute('name') ?? '', namespace: element.neededAttribute('namespace') }]
}

function item(element: DmnElement): ItemDefinition {
  element.checkLanguage('typeLanguage')
  return {
    name: element.neededAttribute('name'),
    place: element.place,
    typeRef: typeRefOf(element),
    components: element.children('itemComponent').map(item),
    isFunction: element.child('functionItem') !== undefined,
    isCollection: element.attribute('isCollection') === 'true',
    allowedValues: element.textOf('allowedValues'),
    typeConstraint: element.textOf('typeConstraint'),
  }
}

function named(element: DmnElement) {
  const name = element.neededAttribute('name')
  return { id: element.attribute('id') ?? name, name, place: element.place }
}

function variableType(element: DmnElement): string | undefined {
  const variable = element.child('variable')
  return variable === undefined ? undefined : typeRefOf(variable)
}

function inputData(element: DmnElement): InputData {
  return { ...named(element), typeRef: variableType(element) }
}

function decision(element: DmnElement): Decision {
  const information = element.children('informationRequirement')
  return {
    ...named(element),
    typeRef: variableType(element),
    requiredInputs: hrefs(information, 'requiredInput'),
    requiredDecisions: hrefs(information, 'requiredDecision'),
    requiredKnowledge: hrefs(element.children('knowledgeRequirement'), 'requiredKnowledge'),
    logic: logicBelow(element),
  }
}

function knowledgeModel(element: DmnElement): KnowledgeModel {
  const logic = element.child('encapsulatedLogic')
  return {
    ...named(element),
    requiredKnowledge: hrefs(element.children('knowledgeRequirement'), 'requiredKnowledge'),
    function: logic === undefined ? undefined : readFunction(logic),
  }
}

function service(element: DmnElement): DecisionService {
  return {
    ...named(element),
    outputs: references(element, 'outputDecision'),
    encapsulated: references(element, 'encapsulatedDecision'),
    inputDecisions: references(element, 'inputDecision'),
    inputs: references(element, 'inputData'),
  }
}

function hrefs(requirements: readonly DmnElement[], name: string): readonly string[] {
  return requirements.flatMap((requirement) => references(requirement, name))
}

function references(element: DmnElement, name: string): readonly string[] {
  return element.children(name).map((each) => each.neededAttribute('href'))
}
