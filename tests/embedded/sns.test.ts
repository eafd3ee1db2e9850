import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';
import { openSns, type SnsEvent } from '#infra/local/sns.ts';

const START = Date.parse('2026-01-05T00:00:00Z');
const TOPIC = 'arn:aws:sns:ap-southeast-1:1:mail-events';
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'sns-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(failures = 0, start = START) {
  const clock = new HomeClock({ start, frozen: true });
  const calls: { at: number; functionArn: string; event: SnsEvent }[] = [];
  const dead: string[] = [];
  let left = failures;
  const sns = openSns({
    folder,
    clock,
    subscriptions: [
      { topicArn: TOPIC, functionArn: 'silence-address' },
      { topicArn: `${TOPIC}-other`, functionArn: 'other' },
    ],
    invoke: (functionArn, event) => {
      calls.push({ at: clock.now() - start, functionArn, event });
      left -= 1;
      return left >= 0 ? Promise.reject(new Error('failed')) : Promise.resolve();
    },
    deadLetter: (functionArn) => dead.push(functionArn),
  });
  return { clock, sns, calls, dead };
}

describe('a message published to a topic', () => {
  it('reaches the functions subscribed to it in the envelope Lambda gets', async () => {
    const { clock, sns, calls } = open();
    await sns.publish(TOPIC, '{"eventType":"Bounce"}', { subject: 'Amazon SES Email Event Notification' });
    await clock.advanceTo(START + 1000);
    expect(calls.map(({ functionArn }) => functionArn)).toEqual(['silence-address']);
    expect(calls[0]?.event.Records[0]).toMatchObject({
      EventSource: 'aws:sns',
      Sns: {
        Type: 'Notification',
        TopicArn: TOPIC,
        Subject: 'Amazon SES Email Event Notification',
        Message: '{"eventType":"Bounce"}',
        Timestamp: '2026-01-05T00:00:00.000Z',
      },
    });
    await sns.close();
  });

  it('is delivered again when the function fails, and given up after the third time', async () => {
    const { clock, sns, calls, dead } = open(9);
    await sns.publish(TOPIC, 'x');
    await clock.advanceTo(START + 3_600_000);
    expect(calls.map(({ at }) => at / 1000)).toEqual([0, 60, 180]);
    expect(dead).toEqual(['silence-address']);
    await sns.close();
  });

  it('is delivered after a crash that came before its delivery', async () => {
    const first = open();
    await first.sns.publish(TOPIC, 'x');
    await first.sns.close();
    expect(first.calls).toEqual([]);
    const second = open();
    await second.clock.advanceTo(START + 1000);
    expect(second.calls).toHaveLength(1);
    await second.sns.close();
    const third = open();
    await third.clock.advanceTo(START + 1000);
    expect(third.calls).toEqual([]);
    await third.sns.close();
  });
});
