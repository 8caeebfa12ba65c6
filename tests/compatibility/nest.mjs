import 'reflect-metadata';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

class OrdersController {
  list() {
    throw new ApiException('QUERY_TIME_OUT_OF_RANGE.range', { days: 5 });
  }
}
Get()(
  OrdersController.prototype,
  'list',
  Object.getOwnPropertyDescriptor(OrdersController.prototype, 'list'),
);
Controller('orders')(OrdersController);

class AppModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [OrdersController] })(AppModule);

start();

async function start() {
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  const response = await fetch(`http://127.0.0.1:${port}/orders`, { headers: { 'Accept-Language': 'ru' } });
  const { code, msg } = await response.json();
  console.log(msg, code === -1170 && response.status === 400 ? 'fix-request' : response.status);
  await app.close();
}
