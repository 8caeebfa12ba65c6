import { ApiError, createApiError } from '@errlex/core';
import {
  type Client,
  credentials,
  type GrpcObject,
  loadPackageDefinition,
  type Metadata,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { Controller, type LoggerService, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  GrpcMethod,
  GrpcStreamCall,
  GrpcStreamMethod,
  type MicroserviceOptions,
} from '@nestjs/microservices';
import { concat, type Observable, of, throwError } from 'rxjs';
import { ErrlexModule } from '../errlex.module.js';
import { throwing } from './throwing.fixture.js';
import { grpc, protoPath } from './transports.fixture.js';

const failing: Readonly<Record<string, () => unknown>> = {
  ...throwing,
  unicode: () => {
    throw createApiError('PARAM_ERROR', { parameter: '取引ペア ✓' });
  },
  huge: () => {
    const params = Object.fromEntries(
      Array.from({ length: 16 }, (_, index) => [`${index}`, '取'.repeat(256)]),
    );
    const { definition } = createApiError('PARAM_ERROR', { parameter: 'x' });
    throw new ApiError({
      code: -1142,
      message: '引'.repeat(5000),
      messageId: 'PARAM_ERROR',
      params: { ...params, parameter: 'x' },
      definition,
    });
  },
};

interface Question {
  readonly what: string;
}

@Controller()
class OrderHandlers {
  @GrpcMethod('Orders', 'Fail')
  fail({ what }: Question): unknown {
    return failing[what]?.();
  }

  @GrpcMethod('Orders', 'Watch')
  watch({ what }: Question): Observable<unknown> {
    return concat(
      of({}),
      throwError(() => createApiError('PARAM_EMPTY', { parameter: what })),
    );
  }

  @GrpcStreamMethod('Orders', 'Upload')
  upload(): unknown {
    throw createApiError('INVALID_SIDE');
  }

  @GrpcStreamCall('Orders', 'Chat')
  chat(): unknown {
    throw createApiError('INVALID_SYMBOL');
  }

  @GrpcStreamCall('Orders', 'Take')
  take(): unknown {
    throw createApiError('INVALID_ORDER_TYPE');
  }
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [OrderHandlers] })
class OrderModule {}

/** The error that a gRPC client receives. */
export interface GrpcError {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

export interface GrpcOrders {
  /** Asks with the client of gRPC itself, whatever streams the method has. */
  ask(method: string, what?: string): Promise<GrpcError>;
  close(): Promise<void>;
}

interface Call {
  on(event: string, listener: (told: never) => void): void;
  end?(): void;
}

/** Starts a service of orders on gRPC. */
export async function startGrpcOrders(): Promise<GrpcOrders> {
  const wiring = (await grpc.createWiring('orders')) as MicroserviceOptions & { options: { url: string } };
  const nothing = () => {};
  const logger: LoggerService = { log: nothing, warn: nothing, error: nothing };
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(OrderModule, { ...wiring, logger });
  await app.listen();
  const { orders } = loadPackageDefinition(loadSync(protoPath)) as { orders: GrpcObject };
  const Orders = orders?.Orders as unknown as new (...args: unknown[]) => Client & Record<string, unknown>;
  const client = new Orders(wiring.options.url, credentials.createInsecure());
  return {
    ask: (method, what = '') => ask(client, method, what),
    close: async () => {
      client.close();
      await app.close();
    },
  };
}

function ask(client: Record<string, unknown>, method: string, what: string): Promise<GrpcError> {
  return new Promise((resolve, reject) => {
    const { requestStream, responseStream } = client[method] as { [Name in `re${string}Stream`]?: boolean };
    const timer = setTimeout(() => reject(new Error(`${method} was not answered`)), 5000);
    const told = (error: unknown) => {
      clearTimeout(timer);
      resolve(error as GrpcError);
    };
    const args = [...(requestStream ? [] : [{ what }]), ...(responseStream ? [] : [told])];
    const call = (client[method] as (...rest: unknown[]) => Call).apply(client, args);
    call.on('error', told);
    if (responseStream) call.on('data', () => {});
    call.end?.();
  });
}
