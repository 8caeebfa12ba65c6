import 'reflect-metadata';
import { Transport } from '@nestjs/microservices';
import { startGateway } from './start-gateway.js';
import { createWiring } from './wiring.js';

const wiring = await createWiring();
const { url, stop } = await startGateway(wiring, Number(process.env.PORT ?? 3000));
const language = "-H 'Accept-Language: ja'";
console.log(`The order service is asked over ${wiring.transport === Transport.NATS ? 'NATS' : 'TCP'}. Try:

  curl ${language} '${url}/orders?limit=5000'
  curl ${language} -H 'Accept: application/problem+json' ${url}/orders/7
  curl ${language} -H 'Content-Type: application/json' ${url}/graphql -d '{"query":"{ orders(limit: 5000) { id } }"}'
`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => stop().then(() => process.exit()));
}
