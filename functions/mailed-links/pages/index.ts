/** Links for bodies without an account: the office sends them from a task's page, the body reports by them. */
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import { LINK } from '../use-cases/send-link.ts';
import { askToSend, revokeLink, sendByForm } from './ask-page.tsx';
import type { LinkPages } from './ports.ts';
import { showLink, takeReport } from './report-page.tsx';
import { showFile, takeFile } from './report-file.tsx';

const ASKERS = ['office', 'leader'] as const;
const ASK = '/viec/:case/:task/lien-ket';

export const linkPages = (ports: LinkPages): readonly PageRoute[] => [
  get(ASK, ASKERS, askToSend(ports)),
  post(ASK, ASKERS, sendByForm(ports)),
  post(`${ASK}/thu-hoi`, ASKERS, revokeLink(ports)),
  get(LINK, 'everyone', showLink(ports)),
  post(LINK, 'everyone', takeReport(ports)),
  get(`${LINK}/tep`, 'everyone', showFile(ports)),
  post(`${LINK}/tep`, 'everyone', takeFile(ports)),
];
