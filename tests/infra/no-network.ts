/** Loaded before the CDK app: every attempt to reach another machine ends it. */
import { Socket } from 'node:net';
import process from 'node:process';

Socket.prototype.connect = function connect(): never {
  process.stderr.write('The app reached for the network.\n');
  process.exit(70);
};
