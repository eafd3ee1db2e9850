/** The pages of the monthly index: for officers under /bo-chi-so, for everybody under /chi-so. */
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { LIST, PUBLIC_LIST } from '../domain/sheet.ts';
import { withSheet, type PagePorts } from './context.ts';
import { downloadSheet } from './download.ts';
import { showEntry, takeEntry } from './enter.tsx';
import { showList, takeMonth } from './list.tsx';
import { showPublicMonth, showPublicRanking, showPublicUnit } from './public.tsx';
import { showSheet } from './sheet.tsx';
import { askToCorrect, askToDecide, askToSubmit, takeCorrection, takeDecision, takeSubmission } from './steps.tsx';
import { showUnit } from './unit.tsx';

const SHEET = `${LIST}/:case`;
export const indexPages = (pages: PagePorts): readonly PageRoute[] => [
  get(PUBLIC_LIST, 'everyone', showPublicMonth(pages)),
  get(`${PUBLIC_LIST}/:case`, 'everyone', showPublicRanking(pages)),
  get(`${PUBLIC_LIST}/:case/:unit`, 'everyone', showPublicUnit(pages)),
  get(LIST, 'signed-in', showList(pages)),
  post(LIST, ['office'], takeMonth(pages)),
  get(SHEET, 'signed-in', withSheet(pages, 'read', showSheet)),
  get(`${SHEET}/bang-diem.xlsx`, 'signed-in', withSheet(pages, 'read', downloadSheet)),
  get(`${SHEET}/don-vi/:unit`, 'signed-in', showUnit(pages)),
  get(`${SHEET}/nhap`, ['office'], withSheet(pages, 'score', showEntry)),
  post(`${SHEET}/nhap`, ['office'], withSheet(pages, 'score', takeEntry)),
  get(`${SHEET}/trinh`, ['office'], withSheet(pages, 'score', askToSubmit)),
  post(`${SHEET}/trinh`, ['office'], withSheet(pages, 'score', takeSubmission)),
  get(`${SHEET}/duyet`, ['leader'], withSheet(pages, 'decide', askToDecide)),
  post(`${SHEET}/duyet`, ['leader'], withSheet(pages, 'decide', takeDecision)),
  get(`${SHEET}/dinh-chinh`, ['office'], withSheet(pages, 'score', askToCorrect)),
  post(`${SHEET}/dinh-chinh`, ['office'], withSheet(pages, 'score', takeCorrection)),
];
