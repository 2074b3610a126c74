/** Only what tests use of a package without types. */
declare module 's3rver' {
  import type { IncomingMessage } from 'node:http';

  interface S3rverOptions {
    address: string;
    port: number;
    silent: boolean;
    directory: string;
    configureBuckets: { name: string; configs: string[] }[];
  }
  interface S3rverContext {
    req: IncomingMessage;
    status: number;
    body: string;
  }
  export default class S3rver {
    constructor(options: S3rverOptions);
    /** Koa's; the first is asked first. */
    middleware: ((context: S3rverContext, next: () => Promise<void>) => Promise<void>)[];
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
