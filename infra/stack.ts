import path from 'node:path';
import { Stack, type App } from 'aws-cdk-lib';
import { AlarmsConstruct } from './constructs/alarms.ts';
import { DataConstruct } from './constructs/data.ts';
import { ProcessFunction, type Resources } from './constructs/function.ts';
import { IdentityConstruct } from './constructs/identity.ts';
import { MailConstruct } from './constructs/mail.ts';
import { Parameters } from './constructs/parameters.ts';
import { PortalConstruct } from './constructs/portal.ts';
import { WorkflowsConstruct } from './constructs/workflows.ts';
import { functions, MAIL_FEEDBACK, PORTAL } from './functions.ts';

export interface DungHanStackProps {
  /** Folder with one bundled function per slug. */
  readonly bundles: string;
}

/**
 * The whole application: one stack of six constructs. Functions know workflows by name and the portal by the parameter
 * `PortalUrl`, so nothing depends in a circle on what is made from the functions.
 */
export class DungHanStack extends Stack {
  constructor(app: App, id: string, { bundles }: DungHanStackProps) {
    super(app, id, {
      description: 'Dung Han: runs a yearly plan for controlling administrative procedures',
    });
    const parameters = new Parameters(this);
    const data = new DataConstruct(this, 'Data');
    const identity = new IdentityConstruct(this, 'Identity', parameters);
    const mail = new MailConstruct(this, 'Mail', parameters);
    const portal = new PortalConstruct(this, 'Portal');
    const workflows = new WorkflowsConstruct(this, 'Workflows');

    const resources: Resources = { parameters, data, identity, mail, workflows };
    const homes: Record<string, PortalConstruct | MailConstruct> = { [PORTAL]: portal, [MAIL_FEEDBACK]: mail };
    for (const spec of functions) {
      const made = new ProcessFunction(homes[spec.slug] ?? workflows, spec, path.join(bundles, spec.slug), resources);
      if (spec.slug === PORTAL) portal.serve(made);
      else if (spec.slug === MAIL_FEEDBACK) mail.feedTo(made);
      else workflows.offer(spec.slug, made);
    }
    workflows.build();
    new AlarmsConstruct(this, 'Alarms', { parameters, data, mail, portal, workflows });
  }
}
