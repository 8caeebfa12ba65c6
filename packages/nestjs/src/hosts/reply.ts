import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import type { ErrlexContext } from '../errlex.context.js';

/**
 * Answers the caller of one kind of host; what it returns is what the filter returns to Nest. What it throws
 * is logged.
 */
export type Reply = (answer: Answer, host: ArgumentsHost, context: ErrlexContext, thrown: unknown) => unknown;
