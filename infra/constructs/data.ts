import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, CfnBucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { BOARD_ATTRIBUTES, indexName, INDEXES } from '#shared/casework/store/keys.ts';

const BOARD_INDEX = 'gsi3';

/** What the application keeps: one table, one bucket, a secret, two keys. All survive the removal of the stack. */
export class DataConstruct extends Construct {
  readonly table: Table;
  readonly bucket: Bucket;
  readonly sessionSecret: Secret;
  /** Seals the personal data of those who send a PAKN (QĐ 31/2021/QĐ-TTg, Điều 41), and nothing else. */
  readonly senderKey: Key;
  /** Seals the secrets that sign what webhooks send: whoever reads the table cannot speak in our name. */
  readonly webhookKey: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = this.#table();
    this.bucket = this.#bucket();
    this.sessionSecret = this.#sessionSecret();
    this.senderKey = this.#key('SenderKey', 'Seals the personal data of people who send petitions');
    this.webhookKey = this.#key('WebhookKey', 'Seals the secrets that sign what webhooks send');
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'BucketName', { value: this.bucket.bucketName });
  }

  /** The bucket's name in the template, as cdk-nag quotes it. */
  get bucketId(): string {
    return this.bucket.node.defaultChild instanceof CfnBucket
      ? Stack.of(this).getLogicalId(this.bucket.node.defaultChild)
      : '';
  }

  /**
   * Every item of every process; each index serves the pages that read it (shared/casework/README.md names its keys).
   * The board index holds a few attributes only, so that a page of it lists thousands of tasks.
   */
  #table(): Table {
    const key = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, 'Table', {
      partitionKey: key('pk'),
      sortKey: key('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of INDEXES)
      table.addGlobalSecondaryIndex({
        indexName: indexName(index),
        partitionKey: key(`${index}pk`),
        sortKey: key(`${index}sk`),
        ...(index === BOARD_INDEX
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...BOARD_ATTRIBUTES] }
          : { projectionType: ProjectionType.ALL }),
      });
    return table;
  }

  /** Folders: plans as issued, evidence of completion, snapshots of web pages, drafted letters. */
  #bucket(): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(7), noncurrentVersionExpiration: Duration.days(365) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Who put or opened which file is an event in the table, beside the case it belongs to; an access log would be ' +
        'a second, weaker record that needs a second bucket with personal data.',
    });
    return bucket;
  }

  /** One for each purpose, so that who may open the one kind of data cannot open the other. */
  #key(id: string, description: string): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  #sessionSecret(): Secret {
    const secret = new Secret(this, 'SessionSecret', {
      description: 'Key that seals the session cookies of the portal',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new key signs everybody out, so it is changed by a person when there is cause (infra/runbook.md), not on a ' +
        'timer. Sessions end after some hours by themselves.',
    });
    return secret;
  }
}
