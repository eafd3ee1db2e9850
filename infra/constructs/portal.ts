import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The web site: an HTTP API that hands every request to the portal function. */
export class PortalConstruct extends Construct {
  readonly api: HttpApi;
  #function: IFunction | undefined;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Dung Han portal' });
    this.#stage();
    new CfnOutput(this, 'Endpoint', { value: this.api.apiEndpoint, description: 'First value for PortalUrl' });
  }

  get function(): IFunction {
    if (this.#function === undefined) throw new Error('infra/functions.ts names no portal function');
    return this.#function;
  }

  /** Routes every request to `portal`. */
  serve(portal: IFunction): void {
    this.#function = portal;
    const integration = new HttpLambdaIntegration('Function', portal, {
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    for (const path of ['/', '/{proxy+}']) {
      const routes = this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration });
      for (const route of routes)
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Public pages need no sign-in; for the others the portal itself runs the OpenID Connect code flow and ' +
            'checks the session and the person’s role on every request.',
        });
    }
  }

  #stage(): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // No query string: it may hold what a person searched for.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTime',
            requestId: '$context.requestId',
            ip: '$context.identity.sourceIp',
            method: '$context.httpMethod',
            path: '$context.path',
            status: '$context.status',
            ms: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }
}
