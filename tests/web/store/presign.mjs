/** An S3 presigner of the tests' own (AWS Signature Version 4, query form), so that ours is not judged by itself. */
import { createHash, createHmac } from 'node:crypto';

const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const mac = (key, text) => createHmac('sha256', key).update(text).digest();

/**
 * @param {{ endpoint: string, region: string, bucket: string, accessKey: string, secretKey: string }} store
 * @param {string} method
 * @param {string} object the key; empty for the bucket
 * @param {{ expires?: number, headers?: Record<string, string>, query?: Record<string, string>, now?: Date }} [options]
 */
export function presign(store, method, object, { expires = 600, headers = {}, query = {}, now = new Date() } = {}) {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = stamp.slice(0, 8);
  const scope = `${day}/${store.region}/s3/aws4_request`;
  const url = new URL(store.endpoint);
  const signed = { host: url.host, ...headers };
  const names = Object.keys(signed).sort();
  const all = {
    ...query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${store.accessKey}/${scope}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': names.join(';'),
  };
  const search = Object.keys(all).sort().map((key) => `${encode(key)}=${encode(all[key])}`).join('&');
  const path = `/${[store.bucket, ...(object ? object.split('/') : [])].map(encode).join('/')}`;
  const request = [
    method, path, search, names.map((name) => `${name}:${signed[name]}\n`).join(''), names.join(';'), 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const key = [day, store.region, 's3', 'aws4_request'].reduce(mac, `AWS4${store.secretKey}`);
  return `${url.origin}${path}?${search}&X-Amz-Signature=${mac(key, text).toString('hex')}`;
}
