/** The guide inside the application, open to everybody. */
import type { FC } from 'hono/jsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { assetPath } from '../assets.ts';
import { TOPICS, topicFor, type Topic } from './topics.ts';

const GUIDE = '/huong-dan';

const pathOf = ({ slug }: Topic): string => `${GUIDE}/${slug}`;

/** The part of the guide that explains a page; its contents when there is none, as for an address that leads nowhere. */
export function guideFor(path: string): string {
  const topic = path.startsWith(GUIDE) ? undefined : topicFor(path);
  return topic === undefined ? GUIDE : pathOf(topic);
}

const Contents: FC = () => (
  <>
    <h1 class="govuk-heading-l">Hướng dẫn</h1>
    <ol class="govuk-list govuk-list--number">
      {TOPICS.map((topic) => (
        <li>
          <a class="govuk-link" href={pathOf(topic)}>
            {topic.title}
          </a>
        </li>
      ))}
    </ol>
  </>
);

const TopicPage: FC<{ topic: Topic }> = ({ topic: { title, picture, parts } }) => (
  <div class="dh-guide">
    <div class="dh-guide__text">
      <h1 class="govuk-heading-l">{title}</h1>
      {parts.map(({ heading, steps }) => (
        <section>
          <h2 class="govuk-heading-m">{heading}</h2>
          <ol class="govuk-list govuk-list--number govuk-list--spaced">
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </section>
      ))}
    </div>
    {picture !== null && (
      <figure class="dh-guide__picture">
        <img src={assetPath(`guide-${picture.name}.jpg`)} alt={picture.says} width="360" height="560" loading="lazy" />
        <figcaption class="govuk-body-s">{picture.says}</figcaption>
      </figure>
    )}
  </div>
);

const showTopic = (context: PageContext): Promise<Response> => {
  const topic = TOPICS.find(({ slug }) => slug === context.req.param('topic'));
  if (topic === undefined) return context.var.problem(problems.notFound);
  return context.var.page(<TopicPage topic={topic} />, {
    title: `Hướng dẫn: ${topic.title}`,
    beforeMain: <BackLink href={GUIDE} />,
  });
};

export const guidePages: readonly PageRoute[] = [
  get(GUIDE, 'everyone', (context) => context.var.page(<Contents />, { title: 'Hướng dẫn' })),
  get(`${GUIDE}/:topic`, 'everyone', showTopic),
];
