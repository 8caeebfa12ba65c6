import type { AnyErrorSet, ErrorDefinition, TextRule } from '@errlex/core';
import { type ModuleNames, toModuleNames } from './module-names.js';

/**
 * A contract in the form that the generators need: templates are split at their placeholders, field names at
 * their dots.
 */
export interface ContractData {
  readonly domain: string;
  readonly names: ModuleNames;
  readonly definitions: readonly DefinitionData[];
  readonly textRules: readonly TextRule[];
  /** Undefined for the default shape. */
  readonly shape: ShapeData | undefined;
}

export interface DefinitionData extends Omit<ErrorDefinition, 'messages'> {
  readonly messages: readonly MessageData[];
}

interface MessageData {
  readonly id: string;
  /** The documented text with `%d` and `%s`. */
  readonly template: string;
  readonly literals: readonly string[];
  readonly names: readonly string[];
  /** One letter for each name: `d` or `s`. */
  readonly kinds: string;
}

type Paths = readonly (readonly string[])[];

interface ShapeData {
  readonly code: Paths;
  readonly msg: Paths;
  readonly success: readonly number[];
  /**
   * Whether to read the failed items of a batch even if its top level is an error. False if the shape has no
   * `items`.
   */
  readonly hasItems: boolean;
  /** Paths of the lists that hold the items. Empty if a batch is always a body that is itself a list. */
  readonly itemLists: Paths;
  readonly itemCode: Paths;
  readonly itemMsg: Paths;
}

/** Returns the comment for the constant of a code: its first documented text, and whether it is retired. */
export function describeCode({ reason, messages, retired }: DefinitionData): string {
  return `${messages[0]?.template ?? reason}${retired ? ' (retired)' : ''}`;
}

/**
 * Converts an error set for the generators. Throws a `TypeError` if the set has no domain, which gives the
 * module its name.
 */
export function toContractData(errors: AnyErrorSet): ContractData {
  const { domain, catalog, payload, textRules } = errors;
  if (domain === undefined) {
    throw new TypeError('A generated module is named by its domain: pass { domain } to defineErrors.');
  }
  return {
    domain,
    names: toModuleNames(domain),
    definitions: catalog.map(toDefinitionData),
    textRules,
    shape: payload && toShapeData(payload),
  };
}

function toDefinitionData(definition: ErrorDefinition): DefinitionData {
  const messages = Object.entries(definition.messages).map(([id, [template, ...names]]) => ({
    id,
    template,
    literals: template.split(/%[ds]/),
    names,
    kinds: (template.match(/%[ds]/g) ?? []).map((placeholder) => placeholder.slice(1)).join(''),
  }));
  return { ...definition, messages };
}

function toShapeData({
  code,
  msg,
  success = [0, 200],
  items,
}: NonNullable<AnyErrorSet['payload']>): ShapeData {
  return {
    code: toPaths(code),
    msg: toPaths(msg),
    success: [...new Set(success)],
    hasItems: items !== undefined,
    itemLists: items?.in === undefined ? [] : toPaths(items.in),
    itemCode: toPaths(items?.code ?? code),
    itemMsg: toPaths(items?.msg ?? msg),
  };
}

function toPaths(names: string | readonly string[]): string[][] {
  return [names].flat().map((name) => String(name).split('.'));
}
