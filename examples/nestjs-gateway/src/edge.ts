import { ApiExceptionFilter, ErrlexModule } from '@errlex/nestjs';
import { createApolloOptions } from '@errlex/nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Controller, type DynamicModule, Get, Inject, Param, Query as QueryParam } from '@nestjs/common';
import { Args, GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { type ClientProxy, ClientProxyFactory } from '@nestjs/microservices';
import type { Observable } from 'rxjs';
import type { Order } from './order-service.js';
import type { Wiring } from './wiring.js';

const ORDERS = Symbol('orders');

@Controller('orders')
class OrderController {
  @Inject(ORDERS) readonly orders!: ClientProxy;

  @Get()
  list(@QueryParam('limit') limit: string): Observable<readonly Order[]> {
    return this.orders.send('orders.list', Number(limit));
  }

  @Get(':id')
  find(@Param('id') id: string): Observable<Order> {
    return this.orders.send('orders.find', Number(id));
  }
}

@Resolver()
class OrderResolver {
  @Inject(ORDERS) readonly orders!: ClientProxy;

  @Query('orders')
  list(@Args('limit') limit: number): Observable<readonly Order[]> {
    return this.orders.send('orders.list', limit);
  }
}

const typeDefs = `
  type Order { id: Int!, symbol: String! }
  type Query { orders(limit: Int!): [Order!] }
`;

class EdgeModule {}

/** Serves HTTP and GraphQL in front of the order service, whose errors need no code here. */
export function createEdge(wiring: Wiring): DynamicModule {
  return {
    module: EdgeModule,
    imports: [
      ErrlexModule.forRoot({ problemUrl: 'https://errors.example/' }),
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        inject: [ApiExceptionFilter],
        useFactory: (filter: ApiExceptionFilter) => ({ typeDefs, ...createApolloOptions(filter) }),
      }),
    ],
    controllers: [OrderController],
    providers: [OrderResolver, { provide: ORDERS, useFactory: () => ClientProxyFactory.create(wiring) }],
  };
}
