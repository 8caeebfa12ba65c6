import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** Thrown to send a response that is not a payload, or that never ends. */
export class RawResponse extends Error {
  readonly send: (response: Response) => unknown;

  constructor(send: (response: Response) => unknown) {
    super('A response that the request asked for');
    this.send = send;
  }
}

/** Sends raw responses. */
@Catch(RawResponse)
export class RawResponseFilter implements ExceptionFilter<RawResponse> {
  catch(raw: RawResponse, host: ArgumentsHost): void {
    raw.send(host.switchToHttp().getResponse<Response>());
  }
}
