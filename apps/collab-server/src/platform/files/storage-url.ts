/** Where `STORAGE_URL` says that files lie: who may use which bucket where, and below which prefix. */
export interface S3Place {
  endpoint: URL;
  bucket: string;
  /** Without slashes at its ends; may be empty. */
  prefix: string;
  region: string;
  key: string;
  secret: string;
}

const example = 's3://KEY:SECRET@s3.eu-west-3.amazonaws.com/bucket?region=eu-west-3';

/**
 * Reads `s3://key:secret@host/bucket/prefix?region=…`, or `s3+http://…` for a server without encryption. Returns what is
 * wrong in words that name no secret.
 */
export const readStorageUrl = (text: string): S3Place | string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const protocol = url && { 's3:': 'https', 's3+http:': 'http' }[url.protocol];
  if (!url || !protocol || !url.host) return `should look like ${example}`;
  const [bucket = '', ...prefix] = url.pathname.split('/').filter(Boolean);
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    return `should name a bucket after the host, as in ${example}`;
  if (prefix.some((part) => !/^[\w.-]+$/.test(part) || /^\.+$/.test(part))) {
    return 'has a prefix with other characters than letters, digits, ".", "_" and "-"';
  }
  const [key, secret] = [decoded(url.username), decoded(url.password)];
  if (!key || !secret) return `should carry the key and the secret before the host, percent-encoded, as in ${example}`;
  const endpoint = new URL(`${protocol}://${url.host}`);
  return {
    endpoint,
    bucket,
    prefix: prefix.join('/'),
    region: url.searchParams.get('region') ?? 'us-east-1',
    key,
    secret,
  };
};

const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};
