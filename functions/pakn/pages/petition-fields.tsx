/** The questions about a petition and its sender, shared by the public form and the officer's entry. */
import type { FC } from 'hono/jsx';
import { z } from 'zod';
import type { Sender } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';

export interface Typed {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

export interface PetitionText {
  readonly title: string;
  readonly content: string;
  readonly about: UnitId | null;
}

const TITLE_LENGTH = 200;
const CONTENT_LENGTH = 10_000;
/** Control characters but line breaks and tabs, and those that turn the direction of writing. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\u200B\u202A-\u202E\u2066-\u2069]/gu;
const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(INVISIBLE, '').trim();

/** A petition's text as people typed it, without characters that nobody sees. */
export function readPetition(
  form: Form,
  organisation: Organisation,
  today: PlainDate,
): Result<PetitionText, readonly FieldError[]> {
  const title = requiredText(form, 'title', {
    missing: 'Ghi tóm tắt việc cần phản ánh trong một câu.',
    longest: TITLE_LENGTH,
    what: 'Tóm tắt việc cần phản ánh',
  });
  const content = requiredText(form, 'content', {
    missing: 'Ghi nội dung phản ánh, kiến nghị: việc gì, ở đâu, khi nào.',
    longest: CONTENT_LENGTH,
    what: 'Nội dung phản ánh, kiến nghị',
  });
  const about = readUnit(form, organisation, today);
  return title.ok && content.ok && about.ok
    ? ok({ title: clean(title.value).replaceAll(/\s+/gu, ' '), content: clean(content.value), about: about.value })
    : err(errorsOf(title, content, about));
}

function readUnit(form: Form, organisation: Organisation, today: PlainDate): Result<UnitId | null, FieldError> {
  const typed = textOf(form, 'about');
  if (typed === '') return ok(null);
  const unit = unitIdSchema.safeParse(typed);
  return unit.success && organisation.unitsOn(today).some(({ id }) => id === unit.data)
    ? ok(unit.data)
    : err({ field: 'about', message: 'Chọn một cơ quan, đơn vị trong danh sách, hoặc để trống.' });
}

const emailSchema = z.email();
const PHONE = /^\+?\d{9,12}$/u;

/** `contactNeeded`: a petition by form must say who sent it (NĐ 20/2008, Điều 6–7); an officer enters what there is. */
export function readSenderFields(form: Form, contactNeeded: boolean): Result<Sender, readonly FieldError[]> {
  const name = requiredText(form, 'name', {
    missing: 'Nhập họ và tên, hoặc tên tổ chức.',
    longest: 120,
    what: 'Họ và tên, hoặc tên tổ chức',
  });
  const address = readAddress(form, contactNeeded);
  const phone = readPhone(form, contactNeeded);
  const email = readEmail(form);
  return name.ok && address.ok && phone.ok && email.ok
    ? ok({ name: clean(name.value), address: clean(address.value), phone: phone.value, email: email.value })
    : err(errorsOf(name, address, phone, email));
}

const readAddress = (form: Form, needed: boolean): Result<string, FieldError> =>
  textOf(form, 'address') === '' && !needed
    ? ok('')
    : requiredText(form, 'address', { missing: 'Nhập địa chỉ liên hệ.', longest: 300, what: 'Địa chỉ' });

function readPhone(form: Form, needed: boolean): Result<string, FieldError> {
  const typed = textOf(form, 'phone').replaceAll(/[\s.()-]/gu, '');
  if (typed === '' && !needed) return ok('');
  if (typed === '')
    return err({ field: 'phone', message: 'Nhập số điện thoại, để cơ quan xử lý liên hệ khi cần làm rõ.' });
  return PHONE.test(typed)
    ? ok(typed)
    : err({ field: 'phone', message: 'Số điện thoại gồm 9 đến 12 chữ số, ví dụ 0905 123 456.' });
}

function readEmail(form: Form): Result<string, FieldError> {
  const typed = textOf(form, 'email');
  return typed === '' || (typed.length <= 254 && emailSchema.safeParse(typed).success)
    ? ok(typed)
    : err({ field: 'email', message: 'Thư điện tử chưa đúng, ví dụ ten@example.vn. Không có thì để trống.' });
}

const TIERS = ['province', 'district', 'commune', 'central'];

/** Units of a day, the province's own first. */
export const unitChoices = (organisation: Organisation, today: PlainDate): readonly Choice[] =>
  [...organisation.unitsOn(today)]
    .sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier))
    .map(({ id }) => ({ value: id, label: organisation.nameOn(id, today) ?? id }));

export const PetitionFields: FC<Typed & { units: readonly Choice[] }> = ({ form, errors, units }) => (
  <>
    <TextInput
      name="title"
      label="Tóm tắt việc cần phản ánh"
      labelSize="s"
      hint="Một câu, ví dụ: Trả kết quả đăng ký khai sinh chậm"
      value={textOf(form, 'title')}
      error={errorAt(errors, 'title')}
    />
    <TextArea
      name="content"
      label="Nội dung phản ánh, kiến nghị"
      labelSize="s"
      hint="Việc gì, ở đâu, khi nào, thủ tục hoặc quy định nào. Đừng ghi số căn cước, số tài khoản vào đây."
      rows={8}
      value={textOf(form, 'content')}
      error={errorAt(errors, 'content')}
    />
    <Select
      name="about"
      label="Cơ quan, đơn vị được phản ánh (nếu có)"
      labelSize="s"
      choices={[{ value: '', label: 'Không rõ hoặc không nêu' }, ...units]}
      value={textOf(form, 'about')}
      error={errorAt(errors, 'about')}
    />
  </>
);

/** `own`: the sender fills it in himself, so the browser may offer what it knows of him. */
export const SenderFields: FC<Typed & { own: boolean }> = ({ form, errors, own }) => (
  <>
    {SENDER_FIELDS.map(({ name, label, hint, ...rest }) => (
      <TextInput
        name={name}
        label={label}
        labelSize="s"
        hint={own ? hint : undefined}
        value={textOf(form, name)}
        error={errorAt(errors, name)}
        {...rest}
        autocomplete={own ? rest.autocomplete : 'off'}
      />
    ))}
  </>
);

const SENDER_FIELDS = [
  { name: 'name', label: 'Họ và tên, hoặc tên tổ chức', hint: undefined, autocomplete: 'name' },
  { name: 'address', label: 'Địa chỉ', hint: undefined, autocomplete: 'street-address' },
  {
    name: 'phone',
    label: 'Số điện thoại',
    hint: 'Để cơ quan xử lý liên hệ khi cần làm rõ',
    autocomplete: 'tel',
    type: 'tel',
    inputmode: 'tel',
    width: 20,
  },
  {
    name: 'email',
    label: 'Thư điện tử (nếu có)',
    hint: 'Có thì trả lời được gửi tới đây ngay khi công khai',
    autocomplete: 'email',
    type: 'email',
    inputmode: 'email',
  },
] as const;
