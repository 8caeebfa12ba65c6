import { createApiError } from '@errlex/core';
import { ErrlexModule } from '@errlex/nestjs';
import { Controller, Module } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';

export interface Order {
  readonly id: number;
  readonly symbol: string;
}

const orders: readonly Order[] = [
  { id: 1, symbol: 'BTCUSDT' },
  { id: 2, symbol: 'ETHUSDT' },
];

/** Throws errors of the catalog, independently of HTTP and of the language of the user. */
@Controller()
class OrderHandlers {
  @MessagePattern('orders.list')
  list(@Payload() limit: number): readonly Order[] {
    const [min, max] = [1, 1000];
    if (!(limit >= min && limit <= max)) throw createApiError('PARAM_VALIDATE_ERROR.limit', { min, max });
    return orders.slice(0, limit);
  }

  @MessagePattern('orders.find')
  find(@Payload() id: number): Order {
    const order = orders.find((one) => one.id === id);
    if (order === undefined) throw createApiError('SPOT_ORDER_NOT_EXIST');
    return order;
  }
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [OrderHandlers] })
export class OrderServiceModule {}
