import { facts } from '../facts/timeline.contract.ts';

/**
 * Every contract of the HTTP API in one router; paths are relative to `/api/v1`. A domain adds one line. The server
 * refuses to start with a route that is not in here, and a contract test names those that nobody serves.
 */
export const api = { facts };
export type Api = typeof api;

export const apiPrefix = '/api/v1';
