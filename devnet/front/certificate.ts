// A certificate for the front, made anew each time; browsers are told to accept it.
import { generate } from 'selfsigned';

/** Key and certificate in PEM. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'devnet.invalid' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 30 * 24 * 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'devnet.invalid' }] },
    ],
  });
  return { key, cert };
}
