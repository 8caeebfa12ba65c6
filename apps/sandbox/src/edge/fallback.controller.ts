import { createApiError } from '@errlex/core';
import { All, Controller, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AS_OBSERVED } from '../options.js';
import type { SandboxRequest } from './request.js';

interface Route {
  readonly path: string;
  readonly methods: Readonly<Record<string, boolean>>;
}

/** What is used of the router of Express: its routes, none of which has a parameter. */
interface Router {
  readonly stack: readonly { readonly route?: Route }[];
}

interface Response {
  set(name: string, value: string): this;
  status(status: number): this;
  json(body: unknown): this;
}

const FALLBACK = '{*path}';

/** What no other controller takes: a path that is unknown, and a method that the path does not support. */
@Controller()
export class FallbackController {
  @Inject(HttpAdapterHost) readonly adapterHost!: HttpAdapterHost;
  @Inject(AS_OBSERVED) readonly asObserved!: boolean;

  @All(FALLBACK)
  refuse(@Req() request: SandboxRequest, @Res() response: Response): void {
    const methods = this.#readMethods(request.path);
    if (methods.length > 0) {
      response.set('Allow', methods.join(', '));
      throw createApiError('REQUEST_METHOD_NOT_SUPPORTED');
    }
    if (!this.asObserved) throw new NotFoundException();
    const { path } = request;
    response.status(404).json({ timestamp: Date.now(), status: 404, error: 'Not Found', path });
  }

  /** The methods that a path supports, none for an unknown one. */
  #readMethods(path: string): string[] {
    const { router } = this.adapterHost.httpAdapter.getInstance<{ router: Router }>();
    const plain = toPlainPath(path);
    return router.stack
      .flatMap(({ route }) => (route && toPlainPath(route.path) === plain ? Object.keys(route.methods) : []))
      .map((method) => method.toUpperCase());
  }
}

/** Express does not tell the letters of a path by their case, nor a slash at its end. */
function toPlainPath(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}
