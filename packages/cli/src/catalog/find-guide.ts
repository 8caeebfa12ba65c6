import { type Catalog, type ErrorDefinition, spotV3 } from '@errlex/core';
import { type Guide, spotV3Guide } from '@errlex/core/guide';

/**
 * The guide of a row; undefined for a row of another catalog, where the same name may mean something else.
 */
export function findGuide({ code, reason }: ErrorDefinition): Guide | undefined {
  const isSpotV3 = (spotV3 as Catalog).some((row) => row.code === code && row.reason === reason);
  const guides: Readonly<Record<string, Guide>> = spotV3Guide;
  return isSpotV3 ? guides[reason] : undefined;
}
