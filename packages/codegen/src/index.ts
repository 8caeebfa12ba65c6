export { compareContracts } from './check/compare-contracts.js';
export type { Finding, FindingRule } from './check/finding.js';
export { lintContract } from './check/lint-contract.js';
export { type GenerateOptions, generate, type Language, languages } from './generate.js';
export type { GeneratedFile } from './generate-input.js';
export { createVectors, loadCaseContracts, type VectorOptions } from './vectors/create-vectors.js';
export type {
  BodyText,
  BodyVector,
  ExpectedAdvice,
  ExpectedError,
  ExpectedOutcome,
  TranslationVector,
  VectorInput,
  Vectors,
} from './vectors/vectors.js';
