import { isMetadata } from '@errlex/server/adapter';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { type Observable, tap } from 'rxjs';

/**
 * Has a handler of a microservice or of a gateway fail for a reply that JSON cannot hold, a `BigInt` or a
 * cycle: Nest sends nothing then, and its caller waits. Writes every reply as JSON once more, and so is not
 * bound by the module; replies of gRPC pass.
 *
 * @example
 * { provide: APP_INTERCEPTOR, useClass: JsonReplyInterceptor }
 */
export class JsonReplyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const replies = next.handle();
    const type = context.getType();
    const isJson = type === 'ws' || (type === 'rpc' && !isMetadata(context.getArgByIndex(1)));
    return isJson ? replies.pipe(tap((reply) => void JSON.stringify(reply))) : replies;
  }
}
