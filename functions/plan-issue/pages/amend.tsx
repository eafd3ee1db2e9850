/** Begins an amendment of a plan in force. */
import { fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { startAmendment } from '../use-cases/start-amendment.ts';
import { newPlanId, pathOf, readPlanId, type OpenPlan, type PagePorts } from './plan-context.ts';

export function showAmend(context: PageContext, plan: OpenPlan, errors: readonly FieldError[] = []): Promise<Response> {
  // The form's key is the id of the amendment it will make: sent twice, it makes one.
  const state = { csrfToken: plan.reader.csrfToken, requestKey: newPlanId(context), version: plan.version };
  const page = (
    <FormPage
      heading="Sửa đổi, bổ sung kế hoạch"
      errors={errors}
      about={
        <p class="govuk-body">
          Lập một bản sửa đổi riêng: thêm, sửa hoặc rút nhiệm vụ, mỗi thay đổi kèm lý do, rồi trình ký và vào số như một
          kế hoạch. Trước khi có hiệu lực, kế hoạch hiện hành không đổi. Đơn vị đã làm xong không phải làm lại.
        </p>
      }
    >
      <FormFrame {...state} submit="Lập bản sửa đổi" cancelHref={pathOf(plan.caseId)}>
        <></>
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: 'Sửa đổi, bổ sung kế hoạch',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

export const takeAmend =
  ({ portalUrl }: PagePorts) =>
  async (context: PageContext, plan: OpenPlan): Promise<Response> => {
    const caseId = readPlanId(textOf(context.var.form, 'request-key'));
    if (caseId === undefined) return context.var.problem(problems.malformed);
    const address = new URL(pathOf(caseId), portalUrl).href;
    const by = plan.access.actorFor(plan.draft.office);
    const command = { caseId, plan: plan.caseId, address, by, now: context.env.receivedAt };
    const started = await startAmendment(command, plan.ports);
    if (!started.ok && started.error.code !== 'case-exists')
      return showAmend(context, plan, [fieldErrorOf(started.error)]);
    return context.redirect(pathOf(caseId), 303);
  };
