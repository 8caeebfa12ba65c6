import * as z from 'zod/mini';
import { TEXT_LIMIT } from '../payload.js';

/** `{ code, msg }` with an integer `code`; other keys pass through. */
export const payloadSchema = /*#__PURE__*/ z.looseObject({
  code: /*#__PURE__*/ z.int(),
  msg: /*#__PURE__*/ z.string(),
});

/** What `ApiError#toJSON` writes and `fromJSON` reads. */
export const apiErrorSchema = /*#__PURE__*/ z.object({
  $errlex: /*#__PURE__*/ z.literal(1),
  name: /*#__PURE__*/ z.literal('ApiError'),
  message: /*#__PURE__*/ z.string().check(/*#__PURE__*/ z.maxLength(TEXT_LIMIT)),
  code: /*#__PURE__*/ z.int(),
  reason: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  messageId: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  msg: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  params: /*#__PURE__*/ z.record(
    /*#__PURE__*/ z.string(),
    /*#__PURE__*/ z.union([/*#__PURE__*/ z.string(), /*#__PURE__*/ z.number()]),
  ),
});
