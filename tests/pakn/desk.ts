/** The receiving body's desk in tests: petitions on the home's real workflow, acted on through the use-cases of the pages. */
import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { KMSClient } from '@aws-sdk/client-kms';
import { petitionDocument, type Petition } from '#functions/pakn/domain/petition.ts';
import { checkAnswer, type Check } from '#functions/pakn/use-cases/check-answer.ts';
import type { Decision } from '#functions/pakn/use-cases/decision.ts';
import { handlePetition, type Handling } from '#functions/pakn/use-cases/handle-petition.ts';
import { receivePetition } from '#functions/pakn/use-cases/receive-petition.ts';
import { routePetition, type Routing } from '#functions/pakn/use-cases/route-petition.ts';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import { senderVault } from '#shared/adapters/vaults.ts';
import { workflowsOf } from '#shared/adapters/workflows.ts';
import type { Actor, CaseId, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { TestHome } from '../embedded/home.ts';
import { caseTableOf, referenceOf } from '../embedded/organisation.ts';

export const CLERK: Actor = {
  person: personId('kiem-soat-tthc'),
  unit: unitId('van-phong-ubnd-tinh'),
  onBehalfOf: null,
};

const PUBLIC_TEXT = {
  title: 'Trả kết quả hộ tịch chậm',
  question: 'Hồ sơ cấp đổi hộ tịch trả chậm, không có thông báo.',
  answer: 'Đã giải quyết và trả kết quả.',
};

export class Desk {
  readonly home: TestHome;
  /** Counted over all desks: a key used twice is a form sent twice. */
  static #requests = 0;

  constructor(home: TestHome) {
    this.home = home;
  }

  async ports() {
    const store = caseTableOf(this.home);
    const reference = await referenceOf(this.home).read();
    const keys = this.home.deployment.template.ofType('AWS::KMS::Key');
    const key = keys.find(({ logicalId }) => logicalId.includes('SenderKey'))?.arn ?? '';
    const endpoint = this.home.services.addresses.kms;
    return {
      ...caseworkPorts(store, reference),
      reference,
      workflows: workflowsOf(this.#stepFunctions(), { PAKN_WORKFLOW_ARN: this.#workflowArn() }),
      vault: senderVault(new KMSClient({ region: REGION, credentials: ADMINISTRATOR, endpoint }), key),
      senders: store,
    };
  }

  async receive({ email = 'dan@example.vn' } = {}): Promise<CaseId> {
    const now = this.home.clock.now();
    const received = await receivePetition(
      {
        title: 'Trả kết quả hộ tịch chậm',
        content: 'Hồ sơ cấp đổi hộ tịch trả chậm, không có thông báo.',
        about: null,
        channel: 'form',
        receivedOn: civilDateAt(now),
        sender: { name: 'Trần Văn Dân', address: 'Thôn 1', phone: '0905000000', email },
        by: CLERK,
        requestKey: this.#nextRequest(),
        now,
      },
      await this.ports(),
    );
    if (!received.ok) throw new Error(received.error.code);
    return received.value.caseId;
  }

  /** The one task that is open, once the workflow has come to rest. */
  async openTask(caseId: CaseId): Promise<Task> {
    await this.home.clock.idle();
    const open = (await caseTableOf(this.home).tasksOf(caseId)).filter(({ state }) => state === 'open');
    const [task] = open;
    if (task === undefined || open.length > 1) throw new Error(`${open.length} tasks are open`);
    return task;
  }

  /** `seenPetition`: as the form has read it, if not as it is now. */
  async route(caseId: CaseId, routing: Routing, seen: Pick<Decision, 'seenPetition'> = {}) {
    return routePetition({ ...(await this.#decision(caseId)), ...seen, routing }, await this.ports());
  }

  /** The unit that is asked acts. */
  async handle(caseId: CaseId, unit: UnitId, handling: Handling) {
    return handlePetition({ ...(await this.#decision(caseId)), unit, handling }, await this.ports());
  }

  /** Accepts the answer, or returns it with a reason. */
  async check(caseId: CaseId, returnedBecause: string | null) {
    const check: Check =
      returnedBecause === null
        ? { kind: 'accept', publicText: PUBLIC_TEXT, contactsArePublic: false }
        : { kind: 'return', reason: returnedBecause };
    return checkAnswer({ ...(await this.#decision(caseId)), check }, await this.ports());
  }

  async petition(caseId: CaseId): Promise<Petition> {
    await this.home.clock.idle();
    const found = await caseTableOf(this.home).readDocument(petitionDocument, caseId);
    if (found === undefined) throw new Error(`${caseId} holds no petition`);
    return found.value;
  }

  async execution(caseId: CaseId) {
    await this.home.clock.idle();
    const executionArn = `${this.#workflowArn().replace(':stateMachine:', ':execution:')}:${caseId}`;
    return this.#stepFunctions().send(new DescribeExecutionCommand({ executionArn }));
  }

  async #decision(caseId: CaseId): Promise<Decision> {
    const { taskId, version } = await this.openTask(caseId);
    return { caseId, taskId, version, by: CLERK, now: this.home.clock.now(), requestKey: this.#nextRequest() };
  }

  #nextRequest(): string {
    Desk.#requests += 1;
    return `request-${Desk.#requests}`;
  }

  #stepFunctions(): SFNClient {
    const endpoint = this.home.addresses.stepfunctions;
    return new SFNClient({ region: REGION, credentials: ADMINISTRATOR, endpoint });
  }

  #workflowArn(): string {
    const machine = this.home.deployment.stateMachines.find(({ arn }) => arn.endsWith('-pakn'));
    if (machine === undefined) throw new Error('the template has no workflow pakn');
    return machine.arn;
  }
}
