/** Signing a person out everywhere: a lost telephone, somebody who left, an account that others know of. */
import { errorAt, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Person } from '#shared/org/index.ts';
import { personIdSchema } from '#shared/org/person.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { ADMINISTRATOR, refused, type AdministrationPages } from './ports.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/nguoi/:person/dang-xuat';

export const sessionPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, (context) => withPerson(context, (person) => ask(context, person, []))),
  post(PATH, ADMINISTRATOR, (context) => withPerson(context, (person) => end(context, person, ports))),
];

type WithAccount = Person & { readonly subject: string };

const hasAccount = (person: Person | undefined): person is WithAccount =>
  person !== undefined && person.subject !== null;

function withPerson(context: PageContext, answer: (person: WithAccount) => Promise<Response>): Promise<Response> {
  const id = personIdSchema.safeParse(context.req.param('person'));
  const person = id.success ? context.var.reference.organisation.person(id.data) : undefined;
  return hasAccount(person) ? answer(person) : context.var.problem(problems.notFound);
}

function ask(context: PageContext, { id, name }: Person, errors: readonly FieldError[]): Promise<Response> {
  const heading = `Đăng xuất ${name} khỏi mọi thiết bị?`;
  const back = `/quan-tri/nguoi/${id}`;
  return context.var.page(
    <FormPage
      heading={heading}
      about={
        <InsetText>
          Mọi phiên làm việc của người này kết thúc ngay; việc đang nhập dở chưa gửi sẽ mất. Muốn người này không đăng
          nhập lại được thì còn phải khóa tài khoản ở hệ thống đăng nhập, hoặc kết thúc vai trò.
        </InsetText>
      }
      errors={errors}
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={0}
        submit="Đăng xuất khỏi mọi thiết bị"
        kind="warning"
        cancelHref={back}
      >
        <WhyField form={context.var.form} error={errorAt(errors, 'why')} />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={back} />, ...refused(context, errors) },
  );
}

async function end(context: PageContext, person: WithAccount, ports: AdministrationPages): Promise<Response> {
  const why = whyIn(context.var.form);
  if (!why.ok) return ask(context, person, [why.error]);
  const { name, id } = signedIn(context).access.person;
  const { requestId, receivedAt: now } = context.env;
  await ports.endSessions(person.subject);
  const act = { what: 'sessions-ended', name, person: id, about: person.name } as const;
  await ports.audit.append({ ...act, why: why.value, requestId, now });
  return context.redirect(`/quan-tri/nguoi/${person.id}`, 303);
}
