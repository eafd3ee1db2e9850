/** Classification and routing: to a unit, not accepted, or split off. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Radios, Select } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { REQUIREMENTS } from '../domain/letters.ts';
import { petitionClassSchema, requirementSchema, type PetitionClass } from '../domain/petition.ts';
import { routePetition } from '../use-cases/route-petition.ts';
import { unitChoices } from './petition-fields.tsx';
import type { Way } from './way.ts';
import { CLASSES } from './words.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function readUnit(form: Form): Result<UnitId, FieldError> {
  const unit = unitIdSchema.safeParse(textOf(form, 'unit'));
  return unit.success ? ok(unit.data) : err({ field: 'unit', message: 'Chọn đơn vị xử lý.' });
}

function readClass(form: Form): Result<PetitionClass, FieldError> {
  const read = petitionClassSchema.safeParse(textOf(form, 'class'));
  return read.success ? ok(read.data) : err({ field: 'class', message: 'Chọn loại phản ánh, kiến nghị.' });
}

export const TRANSFER: Way = {
  name: 'chuyen',
  label: 'Chuyển đơn vị xử lý',
  hint: 'Đủ điều kiện tiếp nhận, thuộc thẩm quyền của một đơn vị',
  heading: 'Chuyển đơn vị xử lý',
  submit: 'Chuyển',
  filledIn: (_, { petition }) =>
    new URLSearchParams({ unit: petition.about ?? '', ...(petition.class === null ? {} : { class: petition.class }) }),
  fields: ({ context, form, errors }) => (
    <>
      <Radios
        name="class"
        label="Loại phản ánh, kiến nghị"
        labelSize="s"
        choices={petitionClassSchema.options.map((value) => ({ value, ...CLASSES[value] }))}
        value={textOf(form, 'class')}
        error={errorAt(errors, 'class')}
      />
      <Select
        name="unit"
        label="Đơn vị xử lý"
        labelSize="s"
        hint="Thời hạn xử lý tính từ lần chuyển đầu tiên; chuyển lại không tính lại từ đầu."
        choices={[
          { value: '', label: 'Chọn đơn vị' },
          ...unitChoices(context.var.reference.organisation, context.var.today),
        ]}
        value={textOf(form, 'unit')}
        error={errorAt(errors, 'unit')}
      />
    </>
  ),
  decide: ({ form, decision }) => {
    const [unit, petitionClass] = [readUnit(form), readClass(form)];
    if (!unit.ok || !petitionClass.ok) return err(errorsOf(petitionClass, unit));
    const routing = { kind: 'transfer', unit: unit.value, class: petitionClass.value } as const;
    return ok((ports) => routePetition({ ...decision, routing }, ports));
  },
};

export const NOT_ACCEPTED: Way = {
  name: 'khong-tiep-nhan',
  label: 'Chưa đủ điều kiện tiếp nhận',
  hint: 'Người gửi được báo thiếu điều gì và bổ sung thế nào',
  heading: 'Chưa đủ điều kiện tiếp nhận',
  submit: 'Kết thúc và báo người gửi',
  fields: ({ form, errors }) => (
    <>
      <Radios
        name="missing"
        label="Thiếu điều kiện nào?"
        labelSize="s"
        hint="Nghị định 20/2008/NĐ-CP, Điều 6 và Điều 7"
        choices={requirementSchema.options.map((value) => ({ value, label: capital(REQUIREMENTS[value]) }))}
        value={textOf(form, 'missing')}
        error={errorAt(errors, 'missing')}
      />
      <TextArea
        name="explanation"
        label="Giải thích, hướng dẫn bổ sung"
        labelSize="s"
        hint="Người gửi đọc được đoạn này"
        value={textOf(form, 'explanation')}
        error={errorAt(errors, 'explanation')}
      />
    </>
  ),
  decide: ({ form, decision }) => {
    const missing = requirementSchema.safeParse(textOf(form, 'missing'));
    const explanation = requiredText(form, 'explanation', { missing: 'Ghi người gửi cần bổ sung điều gì.' });
    if (!missing.success || !explanation.ok)
      return err([
        ...(missing.success ? [] : [{ field: 'missing', message: 'Chọn điều kiện còn thiếu.' }]),
        ...errorsOf(explanation),
      ]);
    const closing = { kind: 'not-accepted', missing: missing.data, explanation: explanation.value } as const;
    return ok((ports) => routePetition({ ...decision, routing: { kind: 'close', closing } }, ports));
  },
};

const ADVICE = {
  complaint:
    'Ông/bà gửi đơn khiếu nại đến người đã ra quyết định hoặc có hành vi hành chính bị khiếu nại, hoặc đến Ban Tiếp công dân tỉnh.',
  denunciation:
    'Ông/bà gửi đơn tố cáo đến người có thẩm quyền quản lý người bị tố cáo, hoặc đến Ban Tiếp công dân tỉnh.',
};

export const SPLIT_OFF: Way = {
  name: 'tach',
  label: 'Tách ra: là khiếu nại hoặc tố cáo',
  hint: 'Không thuộc phản ánh, kiến nghị; người gửi được hướng dẫn nơi gửi đúng',
  heading: 'Tách khiếu nại, tố cáo',
  submit: 'Kết thúc và hướng dẫn người gửi',
  fields: ({ form, errors }) => (
    <>
      <Radios
        name="as"
        label="Nội dung này là gì?"
        labelSize="s"
        choices={[
          { value: 'complaint', label: 'Khiếu nại', hint: 'Luật Khiếu nại 2011' },
          { value: 'denunciation', label: 'Tố cáo', hint: 'Luật Tố cáo 2018' },
        ]}
        value={textOf(form, 'as')}
        error={errorAt(errors, 'as')}
      />
      <TextArea
        name="advice"
        label="Hướng dẫn gửi đến đâu"
        labelSize="s"
        hint={`Người gửi đọc được đoạn này. Để trống thì dùng câu mẫu, ví dụ: «${ADVICE.complaint}»`}
        value={textOf(form, 'advice')}
        error={errorAt(errors, 'advice')}
      />
    </>
  ),
  decide: ({ form, decision }) => {
    const as = textOf(form, 'as');
    if (as !== 'complaint' && as !== 'denunciation')
      return err([{ field: 'as', message: 'Chọn khiếu nại hoặc tố cáo.' }]);
    const typed = textOf(form, 'advice');
    const advice = typed === '' ? ok(ADVICE[as]) : requiredText(form, 'advice', { missing: '' });
    if (!advice.ok) return err([advice.error]);
    const closing = { kind: 'split-off', as, advice: advice.value } as const;
    return ok((ports) => routePetition({ ...decision, routing: { kind: 'close', closing } }, ports));
  },
};
