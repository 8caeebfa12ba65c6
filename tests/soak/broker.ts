/** Runs an MQTT broker for the soak test in a process that can be killed. Argument: the port. */
import { createServer } from 'node:net';
import { Aedes } from 'aedes';

const broker = await Aedes.createBroker();
createServer(broker.handle).listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
