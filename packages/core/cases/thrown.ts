import { abortCases } from './thrown/aborts.js';
import { fetchClientCases } from './thrown/fetch-clients.js';
import { frameworkCases } from './thrown/frameworks.js';
import { graphqlAndTrpcCases } from './thrown/graphql-and-trpc.js';
import { networkCases } from './thrown/network.js';
import { otherClientCases } from './thrown/other-clients.js';
import { otherCases } from './thrown/other-values.js';
import { ownErrorCases } from './thrown/own-errors.js';
import { payloadCases } from './thrown/payloads.js';
import type { ThrownCase } from './thrown/thrown-case.js';
import { timeoutAndChunkCases } from './thrown/timeouts-and-chunks.js';
import { wrappedErrorCases } from './thrown/wrapped-errors.js';

export type { ThrownCase } from './thrown/thrown-case.js';

/**
 * Thrown values with the expected results. The tests of core, of the browser package and of each server
 * framework check all of them.
 */
export const thrownCases: readonly ThrownCase[] = [
  ...ownErrorCases,
  ...wrappedErrorCases,
  ...payloadCases,
  ...fetchClientCases,
  ...otherClientCases,
  ...graphqlAndTrpcCases,
  ...frameworkCases,
  ...networkCases,
  ...timeoutAndChunkCases,
  ...abortCases,
  ...otherCases,
];
