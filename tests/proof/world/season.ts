/**
 * The season that every trial lives through: two weeks at the end of a quarter in a small province. A plan is issued,
 * units do its rows in time, late or with more time asked for, quarterly reports go up, citizens write, the daily run
 * climbs ladders and sends mails. People act by the portal's forms; what a page accepted stands in the stage's own ledger.
 */
import { Behaviour } from '#infra/local/rehearse/behaviour.ts';
import { Chance } from '#infra/local/rehearse/chance.ts';
import { Life } from '#infra/local/rehearse/life.ts';
import type { RehearsalOptions } from '#infra/local/rehearse/options.ts';
import { settle } from '#infra/local/rehearse/rehearsal.ts';
import { referenceTableOf, Stage, type PlayedHome } from '#infra/local/rehearse/stage.ts';
import { instantOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { smallProvince } from './province.ts';

const PLAN = `UBND TỈNH TRÀ GIANG
KẾ HOẠCH
Kiểm soát thủ tục hành chính năm 2024
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\tSản phẩm
1\tBan hành kế hoạch rà soát, đánh giá thủ tục hành chính\tVăn phòng UBND tỉnh\tSở Tư pháp\tTrước ngày 15/3/2024\tKế hoạch
2\tBáo cáo kết quả truyền thông về thủ tục hành chính\tSở Xây dựng\tVăn phòng UBND tỉnh\tTháng 3/2024\tBáo cáo
3\tRà soát danh mục thủ tục hành chính\tSở Nội vụ\tSở Tư pháp\tTrước ngày 19/3/2024\tDanh mục
4\tCông khai thủ tục hành chính tại bộ phận một cửa\tSở Tư pháp\tVăn phòng UBND tỉnh\tThường xuyên\tThủ tục được công khai`;

export interface Season {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The long one ends when reports are due and late; the short one is the day a plan is issued, and the next morning. */
export const LONG_SEASON: Season = { from: plainDate('2024-03-12'), to: plainDate('2024-03-22') };
export const SHORT_SEASON: Season = { from: plainDate('2024-03-14'), to: plainDate('2024-03-15') };

/** When the clock of a home begins that a season is played in. */
export const beginningOf = ({ from }: Season): number => instantOf(from, 8);

/** Of an id made of its moment, or of a hash of such an id. */
const RANDOM_PART = /(?<![0-9a-f])(?:([0-9a-f]{11})-[0-9a-f]{10}|[0-9a-f]{16})(?![0-9a-f])/gu;

/** Draws that do not depend on the random part of an id: what people do is the same in every trial of a seed. */
class SteadyChance extends Chance {
  override draw(...name: readonly string[]): number {
    return super.draw(...name.map((part) => part.replaceAll(RANDOM_PART, '$1')));
  }
}

const optionsOf = ({ from, to }: Season, seed: string): RehearsalOptions => ({
  ...{ plan: PLAN, organisation: 'three-tier', districts: 0, from, to },
  ...{ announcements: 1, pakn: 3, inspections: 0, behaviour: 'typical', seed },
});

interface Hearing {
  /** Everybody is there; from now on anything may befall the home. */
  onBegin?(): void;
  onDay?(day: PlainDate): void | Promise<void>;
}

/** Plays the season to its last evening; the stage then knows everything that people were told was done. */
export async function playSeason<H extends PlayedHome>(
  home: H,
  season: Season,
  seed: string,
  hearing: Hearing = {},
): Promise<Stage<H>> {
  await settle(home, smallProvince());
  const reference = await referenceTableOf(home).read();
  const chance = new SteadyChance(seed);
  const behaviour = new Behaviour('typical', chance, reference.calendar);
  const stage = new Stage({ home, options: optionsOf(season, seed), reference, chance, behaviour });
  // Who signs in is asked for by the browser once; a sign-in that broke off is begun again by everybody.
  for (const person of stage.organisation.people) await stage.browserOf(person);
  hearing.onBegin?.();
  // One at a time: what is struck while a person acts is that person's request and no other.
  await new Life(stage, { atOnce: 1 }).play((day) => hearing.onDay?.(day));
  return stage;
}
