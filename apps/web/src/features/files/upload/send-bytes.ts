import { readProblem, unreachable } from '#shared/api/problem.ts';
import { currentWorkspace } from '#shared/api/workspace.ts';

export interface SendBytes {
  url: string;
  bytes: Blob;
  /** Told how much is on its way, from 0 to 1. */
  onShare?: (share: number) => void;
  signal?: AbortSignal;
}

/**
 * Sends bytes and tells how far it is, which `fetch` cannot. Resolves once the server has them on disk; throws `Problem`,
 * or the signal's reason.
 */
export const sendBytes = ({ url, bytes, onShare, signal }: SendBytes): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open('PUT', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    const workspace = currentWorkspace();
    if (workspace !== null) request.setRequestHeader('Baton-Workspace', workspace);
    request.upload.addEventListener('progress', ({ loaded }) => onShare?.(bytes.size === 0 ? 1 : loaded / bytes.size));
    request.addEventListener('load', () => {
      if (request.status < 400) return resolve();
      const { status, responseText } = request;
      void readProblem(new Response(responseText, { status })).then(reject, reject);
    });
    request.addEventListener('error', () => reject(unreachable(new Error('The connection was lost'))));
    request.addEventListener('timeout', () => reject(unreachable(new Error('The connection was lost'))));
    request.addEventListener('abort', () =>
      reject(signal?.reason ?? unreachable(new Error('The connection was lost'))),
    );
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) return reject(signal.reason as Error);
    request.send(bytes);
  });
