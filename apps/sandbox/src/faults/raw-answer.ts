import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** Thrown in the place of an answer that is no payload, or that never ends. */
export class RawAnswer extends Error {
  readonly send: (response: Response) => unknown;

  constructor(send: (response: Response) => unknown) {
    super('An answer that a request asked for');
    this.send = send;
  }
}

/** Sends raw answers. */
@Catch(RawAnswer)
export class RawAnswerFilter implements ExceptionFilter<RawAnswer> {
  catch(answer: RawAnswer, host: ArgumentsHost): void {
    answer.send(host.switchToHttp().getResponse<Response>());
  }
}
