/** Settings of the processes: every document of reference data that has no page of its own, by fields from its schema. */
import type { z } from 'zod';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ReferenceDocument } from '#shared/reference/index.ts';
import { fieldErrorOf, FormFrame, FormPage, sentForm, errorAt } from '#shared/ui/casework/form-frame.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { faultsOf } from '../domain/settings/faults.ts';
import { fieldOf, type Field } from '../domain/settings/field.ts';
import { changedEntries, filledForm, joined, readForm, ROOT } from '../domain/settings/form.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { ACT, SettingField } from './setting-fields.tsx';
import { entriesOf, EntryList, isPaged, SettingList } from './setting-list.tsx';
import { showChange, showHistory } from './setting-history.tsx';
import { WhyField, whyIn } from './why-field.tsx';

export const SETTINGS_PATH = '/quan-tri/cai-dat';
const ONE = `${SETTINGS_PATH}/:name`;
/** Forms of reports are long: columns, headers, checks. */
const FORM_BYTES = 1024 * 1024;

export const settingPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(SETTINGS_PATH, ADMINISTRATOR, (context) =>
    context.var.page(<SettingList documents={ports.settings} reference={context.var.reference} />, {
      title: 'Cài đặt quy trình',
      beforeMain: <BackLink href="/quan-tri" />,
    }),
  ),
  get(ONE, ADMINISTRATOR, (context) => withSetting(context, ports, (setting) => open(setting, ports))),
  post(ONE, ADMINISTRATOR, (context) => withSetting(context, ports, (setting) => take(setting, ports)), FORM_BYTES),
  get(`${ONE}/lich-su`, ADMINISTRATOR, (context) =>
    withSetting(context, ports, (setting) => showHistory(setting, ports)),
  ),
  get(`${ONE}/lich-su/:version`, ADMINISTRATOR, (context) =>
    withSetting(context, ports, (setting) => showChange(setting, ports)),
  ),
];

/** A document, and the part of it that a page edits: one entry of a long list, or all of it. */
export interface Setting {
  readonly context: PageContext;
  readonly document: ReferenceDocument<unknown>;
  readonly title: string;
  readonly whole: Field;
  /** Place of the entry in the list; null for the whole. */
  readonly entry: number | null;
}

const ENTRY = /^\d{1,3}$/u;

async function withSetting(
  context: PageContext,
  { settings }: AdministrationPages,
  answer: (setting: Setting) => Promise<Response>,
): Promise<Response> {
  const document = settings.find(({ name }) => name === context.req.param('name'));
  if (document?.words === undefined) return context.var.problem(problems.notFound);
  const typed = context.var.form.get('muc') ?? context.req.query('muc') ?? '';
  const whole = fieldOf(document);
  const entry = isPaged(whole) && ENTRY.test(typed) ? Number(typed) : null;
  const { length } = entriesOf(context.var.reference.get(document));
  if (entry !== null && entry > length) return context.var.problem(problems.notFound);
  return answer({ context, document, title: document.words.title, whole, entry });
}

/** The field and the name its controls begin with. */
const partOf = ({ whole, entry }: Setting): { readonly field: Field; readonly root: string } =>
  entry === null || whole.kind !== 'list'
    ? { field: whole, root: ROOT }
    : { field: whole.item, root: joined(ROOT, entry) };

/** A new entry begins as a copy of the last one: most differ in a day or a number. */
function partIn(value: unknown, { entry }: Setting): unknown {
  if (entry === null) return value;
  const entries = entriesOf(value);
  return entries[entry] ?? entries.at(-1);
}

async function open(setting: Setting, { reference: table }: AdministrationPages): Promise<Response> {
  const { context, document, whole, entry } = setting;
  const { reference } = context.var;
  if (isPaged(whole) && entry === null) return showEntries(setting);
  const version = context.req.query('ban') ?? '';
  const kept = /^\d{1,5}$/u.test(version) && Number(version) >= 1 && Number(version) <= reference.versionOf(document);
  const value = kept ? await table.readVersion(document, Number(version)) : reference.get(document);
  const { field, root } = partOf(setting);
  return show(setting, { form: filledForm(field, partIn(value, setting), root), errors: [] });
}

function showEntries({ context, document, title, whole }: Setting): Promise<Response> {
  const value = context.var.reference.get(document);
  return context.var.page(
    <>
      <Done context={context} />
      <EntryList document={document} field={whole} value={value} />
    </>,
    { title, beforeMain: <BackLink href={SETTINGS_PATH} /> },
  );
}

const Done = ({ context }: { context: PageContext }) =>
  context.req.query('xong') === undefined ? null : (
    <NotificationBanner kind="success">Đã lưu. Áp dụng cho việc mở từ bây giờ.</NotificationBanner>
  );

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  /** Version the form is about; the one in force when left out. */
  readonly version?: number;
}

function show(setting: Setting, { form, errors, version }: Shown): Promise<Response> {
  const { context, document, title, entry } = setting;
  const { reference } = context.var;
  const { field, root } = partOf(setting);
  const back = entry === null ? SETTINGS_PATH : `${SETTINGS_PATH}/${document.name}`;
  return context.var.page(
    <>
      <Done context={context} />
      <FormPage heading={title} about={<About setting={setting} />} errors={errors}>
        <FormFrame
          csrfToken={signedIn(context).reader.csrfToken}
          requestKey={context.env.requestId}
          version={version ?? reference.versionOf(document)}
          submit="Lưu"
          cancelHref={back}
        >
          {/* The first button is the one that Enter presses: it must save, not take an entry out. */}
          <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">
            Lưu
          </button>
          {entry !== null && <input type="hidden" name="muc" value={String(entry)} />}
          <SettingField field={field} form={form} errors={errors} path={root} />
          {entry !== null && <RemoveEntry form={form} />}
          <WhyField form={form} error={errorAt(errors, 'why')} />
        </FormFrame>
      </FormPage>
    </>,
    { title, beforeMain: <BackLink href={back} />, ...refused(context, errors) },
  );
}

const RemoveEntry = ({ form }: { form: Form }) => (
  <div class="govuk-form-group">
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id="bo-muc"
          name="bo-muc"
          type="checkbox"
          value="co"
          checked={textOf(form, 'bo-muc') !== ''}
        />
        <label class="govuk-label govuk-checkboxes__label" for="bo-muc">
          Bỏ mục này khỏi cài đặt
        </label>
      </div>
    </div>
  </div>
);

const About = ({ setting: { context, document, entry } }: { setting: Setting }) => {
  const version = context.var.reference.versionOf(document);
  return (
    <>
      <p class="govuk-body">{document.words?.about}</p>
      {entry !== null && entry >= entriesOf(context.var.reference.get(document)).length && (
        <InsetText>Mục mới, chép từ mục cuối. Sửa ngày bắt đầu hiệu lực và những chỗ thay đổi.</InsetText>
      )}
      <p class="govuk-body">
        {version === 0 ? (
          'Đang dùng giá trị có sẵn của hệ thống, chưa ai thay đổi.'
        ) : (
          <a class="govuk-link" href={`${SETTINGS_PATH}/${document.name}/lich-su`}>
            Lịch sử: bản {version}
          </a>
        )}
      </p>
      <ButtonLink kind="secondary" href={SETTINGS_PATH}>
        Các cài đặt khác
      </ButtonLink>
    </>
  );
};

async function take(setting: Setting, ports: AdministrationPages): Promise<Response> {
  const { context, document } = setting;
  const { form } = context.var;
  const { version } = sentForm(form);
  const act = textOf(form, ACT);
  if (act !== '') return show(setting, { form: changedEntries(form, act), errors: [], version });
  const value = valueIn(setting);
  const why = whyIn(form);
  if (!value.ok || !why.ok)
    return show(setting, { form, errors: [...(value.ok ? [] : value.error), ...errorsOf(why)], version });
  const by = actorOf(context);
  const change = { document, value: value.value, version, why: why.value, by, now: context.env.receivedAt };
  const saved = await saveSetting(change, ports);
  if (saved.ok) return context.redirect(`${SETTINGS_PATH}/${document.name}?xong`, 303);
  const current = (await ports.reference.read()).versionOf(document);
  return show(setting, { form, errors: [fieldErrorOf(saved.error)], version: current });
}

/** The whole document with what was typed; what its schema finds wrong stands beside its control. */
function valueIn(setting: Setting): Result<unknown, readonly FieldError[]> {
  const { context, document, whole, entry } = setting;
  const { form, reference } = context.var;
  const { field, root } = partOf(setting);
  const typed = readForm(field, form, root);
  const value = entry === null ? typed : withEntry(entriesOf(reference.get(document)), entry, typed, form);
  const read: z.ZodSafeParseResult<unknown> = document.schema.safeParse(value);
  return read.success ? ok(read.data) : err(faultsOf(read.error, whole, ROOT));
}

const withEntry = (entries: readonly unknown[], place: number, entry: unknown, form: Form): readonly unknown[] =>
  textOf(form, 'bo-muc') === ''
    ? [...entries.slice(0, place), entry, ...entries.slice(place + 1)]
    : entries.toSpliced(place, 1);
