import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deployFunction } from '../infra/deployed.ts';

const ADDRESS = 'lan.nguyen@example.gov.vn';
const BOUNCED_AT = '2026-01-05T00:30:12.000Z';

const aBounce = (changes: Record<string, unknown> = {}) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [{ emailAddress: ADDRESS, action: 'failed', diagnosticCode: 'smtp; 550 user unknown' }],
    timestamp: BOUNCED_AT,
    feedbackId: 'feedback-1',
    ...changes,
  },
  mail: { messageId: 'message-1', destination: [ADDRESS] },
});
const aComplaint = () => ({
  eventType: 'Complaint',
  complaint: {
    complainedRecipients: [{ emailAddress: ADDRESS }],
    complaintFeedbackType: 'abuse',
    timestamp: BOUNCED_AT,
    feedbackId: 'feedback-2',
  },
});
const delivery = (...messages: object[]) => ({
  Records: messages.map((message) => ({ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(message) } })),
});

describe('mail feedback', () => {
  let feedback: Awaited<ReturnType<typeof deployFunction>>;
  beforeEach(async () => {
    feedback = await deployFunction('mail-feedback');
  });
  afterEach(() => feedback.close());
  const suppression = (address = ADDRESS) => feedback.item(`ADDRESS#${address}`, 'SUPPRESSION');

  it('a permanent bounce silences the address and says why', async () => {
    expect(await feedback.invoke(delivery(aBounce()))).toMatchObject({ kind: 'returned' });
    expect(await suppression()).toMatchObject({
      address: ADDRESS,
      reason: 'bounce',
      detail: 'smtp; 550 user unknown',
      occurredAt: BOUNCED_AT,
    });
  });

  it('a complaint silences the address', async () => {
    await feedback.invoke(delivery(aComplaint()));
    expect(await suppression()).toMatchObject({ reason: 'complaint', detail: 'abuse' });
  });

  it.each(['Transient', 'Undetermined'])('a bounce that is %s silences nobody', async (bounceType) => {
    expect(await feedback.invoke(delivery(aBounce({ bounceType })))).toMatchObject({ kind: 'returned' });
    expect(await suppression()).toBeUndefined();
  });

  it('an address is the same in capital letters', async () => {
    await feedback.invoke(delivery(aBounce({ bouncedRecipients: [{ emailAddress: 'Lan.Nguyen@Example.GOV.VN' }] })));
    expect(await suppression()).toBeDefined();
  });

  it('every recipient of a bounce and every message of a delivery counts', async () => {
    const bouncedRecipients = [{ emailAddress: 'a@example.vn' }, { emailAddress: 'b@example.vn' }];
    await feedback.invoke(delivery(aBounce({ bouncedRecipients }), aComplaint()));
    for (const address of ['a@example.vn', 'b@example.vn', ADDRESS]) expect(await suppression(address)).toBeDefined();
  });

  it('the first reason stands when the same or another event comes again', async () => {
    await feedback.invoke(delivery(aBounce()));
    await feedback.invoke(delivery(aBounce(), aComplaint()));
    expect(await suppression()).toMatchObject({ reason: 'bounce', feedbackId: 'feedback-1' });
  });

  it('an event from before the address was mended does not silence it again, a later one does', async () => {
    await feedback.invoke(delivery(aBounce()));
    await feedback.setText(`ADDRESS#${ADDRESS}`, 'SUPPRESSION', 'mendedAt', '2026-01-06T02:00:00.000Z');
    await feedback.invoke(delivery(aBounce()));
    expect(await suppression()).toHaveProperty('mendedAt');
    await feedback.invoke(delivery(aBounce({ timestamp: '2026-01-07T00:30:00.000Z' })));
    expect(await suppression()).not.toHaveProperty('mendedAt');
  });

  it('a message that is no feedback fails, so that it reaches the dead-letter queue', async () => {
    expect(await feedback.invoke(delivery({ eventType: 'Delivery' }))).toMatchObject({ kind: 'failed' });
  });
});
