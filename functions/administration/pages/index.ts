/** The pages of administration: the first run, then `/quan-tri/…` for administrators and a person's own settings. */
import type { PageRoute } from '#shared/ui/routes.ts';
import { calendarPages } from './calendar-pages.tsx';
import { changePages } from './change-page.tsx';
import { handOverPages } from './hand-over-pages.tsx';
import { historyPages } from './history-pages.tsx';
import { hubPages } from './hub-pages.tsx';
import { importPages } from './import-pages.tsx';
import { ladderPages } from './ladder-pages.tsx';
import { personPages } from './person-pages.tsx';
import type { AdministrationPages } from './ports.ts';
import { rhythmPages } from './rhythm-pages.tsx';
import { settingPages } from './setting-pages.tsx';
import { sessionPages } from './sessions-page.tsx';
import { senderFormPages } from './sender-form.tsx';
import { senderPages } from './sender-page.tsx';
import { setupPages } from './setup-pages.tsx';
import { silencedPages } from './silenced-pages.tsx';
import { unitPages } from './unit-pages.tsx';

export const administrationPages = (ports: AdministrationPages): readonly PageRoute[] =>
  [
    setupPages,
    hubPages,
    importPages,
    calendarPages,
    changePages,
    handOverPages,
    unitPages,
    rhythmPages,
    personPages,
    sessionPages,
    ladderPages,
    settingPages,
    senderPages,
    senderFormPages,
    silencedPages,
    historyPages,
  ].flatMap((pages) => pages(ports));
