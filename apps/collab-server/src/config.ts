import { readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import { defaultRolePrefix } from '#platform/db/roles.ts';
import { readStorageUrl, type S3Place } from '#platform/files/storage-url.ts';

/** A setting that cannot be used; the message names each, what is wrong and how it should look. */
export class ConfigRefused extends Error {}

const repository = path.resolve(import.meta.dirname, '../../..');

const gigabyte = 1024 ** 3;
const whole = (least: number, most: number) => z.coerce.number<string>().int().min(least).max(most);
const address = (protocols: string[], example: string) =>
  z.string().transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && protocols.includes(url.protocol)) return url;
    context.addIssue({ code: 'custom', message: `should look like ${example}` });
    return z.NEVER;
  });

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4710),
  PUBLIC_URL: address(['http:', 'https:'], 'https://crm.example.com').optional(),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgres://baton:secret@localhost:5432/baton').optional(),
  DATABASE_CONNECTIONS: whole(2, 200).default(10),
  DATABASE_ROLE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,40}$/, 'should be lower-case letters, digits and _, such as baton_')
    .default(defaultRolePrefix),
  UNSAFE_DATABASE: z.enum(['refuse', 'allow'], 'should be "refuse" or "allow"').default('refuse'),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://localhost:6379').optional(),
  BATON_DATA_DIR: z.string().default(path.join(repository, 'data')),
  STORAGE_URL: z
    .string()
    .transform((text, context) => {
      const place = readStorageUrl(text);
      if (typeof place !== 'string') return place;
      context.addIssue({ code: 'custom', message: place });
      return z.NEVER;
    })
    .nullable()
    .default(null),
  FILE_MAX_MB: whole(1, 10_000).default(25),
  WORKSPACE_FILES_MAX_GB: whole(0, 1_000_000)
    .default(10)
    .transform((most) => (most === 0 ? null : most * gigabyte)),
  SECRET_KEY: z.string().min(32, 'should be at least 32 characters, for example from: openssl rand -hex 32').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:secret@mail.example.com:587').optional(),
  MAIL_FROM: z.string().default('Baton <baton@localhost>'),
  DEFAULT_LOCALE: z.enum(['en', 'fr', 'it'], 'should be en, fr or it').default('en'),
  TRUST_PROXY: whole(0, 10).default(0),
  API_REQUESTS_PER_MINUTE: whole(0, 1_000_000).default(1_000),
  PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((each) => each.trim().toLowerCase() || []))
    .refine(
      (hosts) => hosts.every((each) => /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/.test(each)),
      'should look like calendar.intranet:443,192.168.0.7:8080',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'should be error, warn, info or debug')
    .default('info'),
  METRICS_TOKEN: z.string().min(16, 'should be at least 16 characters').optional(),
});

export interface Config {
  host: string;
  port: number;
  /** Where people reach the server; null means by the port that is taken. */
  publicUrl: URL | null;
  databaseUrl: string | null;
  databaseConnections: number;
  rolePrefix: string;
  /** A database that may lose committed rows when the power fails is refused unless allowed. */
  allowUnsafeDatabase: boolean;
  redisUrl: string | null;
  dataFolder: string;
  /** Null means: files lie in the data folder. */
  storage: S3Place | null;
  /** Bytes of one uploaded file. */
  fileMostBytes: number;
  /** Bytes of all files of one workspace; null means as many as there is room for. */
  workspaceFilesMostBytes: number | null;
  /** Null means: made once and kept in the data folder. */
  secretKey: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  defaultLocale: 'en' | 'fr' | 'it';
  /** How many proxies in front of the server are trusted to name the client. */
  trustProxy: number;
  /** How often one person may ask, a tenth of it at once; 0 means as often as they like. */
  apiRequestsPerMinute: number;
  /** Hosts with ports that may be read although they are on this machine or in a private network. */
  privateHosts: readonly string[];
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
  metricsToken: string | null;
  /** The built web application. */
  webFolder: string;
}

/**
 * Reads the environment once. An empty value counts as unset; `NAME_FILE` names a file that holds the value of `NAME`.
 * Throws `ConfigRefused` naming every wrong value.
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const parsed = environment.safeParse(valuesOf(env));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) => `  ${String(name)} ${message}`);
    throw new ConfigRefused(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? null,
    databaseUrl: values.DATABASE_URL?.href ?? null,
    databaseConnections: values.DATABASE_CONNECTIONS,
    rolePrefix: values.DATABASE_ROLE_PREFIX,
    allowUnsafeDatabase: values.UNSAFE_DATABASE === 'allow',
    redisUrl: values.REDIS_URL?.href ?? null,
    dataFolder: path.resolve(values.BATON_DATA_DIR),
    storage: values.STORAGE_URL,
    fileMostBytes: values.FILE_MAX_MB * 1024 ** 2,
    workspaceFilesMostBytes: values.WORKSPACE_FILES_MAX_GB,
    secretKey: values.SECRET_KEY ?? null,
    smtpUrl: values.SMTP_URL?.href ?? null,
    mailFrom: values.MAIL_FROM,
    defaultLocale: values.DEFAULT_LOCALE,
    trustProxy: values.TRUST_PROXY,
    apiRequestsPerMinute: values.API_REQUESTS_PER_MINUTE,
    privateHosts: values.PRIVATE_HOSTS,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
    webFolder: path.join(repository, 'apps/web/dist'),
  };
};

const valuesOf = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const value = env[name]?.trim() || valueInFile(name, env[`${name}_FILE`]?.trim());
    if (value) values[name] = value;
  }
  return values;
};

const valueInFile = (name: string, file: string | undefined): string | undefined => {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigRefused(`${name}_FILE names ${file}, which cannot be read: ${(cause as Error).message}`, { cause });
  }
};
