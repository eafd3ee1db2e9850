/** A home with only DynamoDB in the folder given; prints its addresses and waits to be killed. */
import process from 'node:process';
import { start } from './home.ts';

const home = await start({}, { folder: process.argv[2] ?? null });
process.stdout.write(`${JSON.stringify({ url: home.url, serverUrl: home.serverUrl })}\n`);
setInterval(() => undefined, 60_000);
