import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const manifestOf = (target: string) =>
  JSON.parse(readFileSync(`.output/${target}/manifest.json`, 'utf8'));
const chromium = manifestOf('chrome-mv3');
const firefox = manifestOf('firefox-mv3');

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('the manifest for %s', (_name, manifest) => {
  it('is version 3 and asks for three permissions and no host at install', () => {
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.permissions).toEqual(['storage', 'alarms', 'notifications']);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toBeUndefined();
  });

  it('shows no page to the web and touches none', () => {
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
  });

  it('runs nothing but its own scripts', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|data:\s*;?\s*script/);
  });
});

describe('the Chromium build', () => {
  it('has the id the README names, by its key', () => {
    const digest = createHash('sha256').update(Buffer.from(chromium.key, 'base64')).digest('hex');
    const id = [...digest.slice(0, 32)].map((c) =>
      String.fromCharCode(97 + Number.parseInt(c, 16)),
    );
    expect(readFileSync('README.md', 'utf8')).toContain(id.join(''));
  });

  it('can be reached by no other extension', () => {
    expect(chromium.externally_connectable).toEqual({ ids: [] });
  });
});

describe('the Firefox build', () => {
  it('has a lasting id and says what it sends', () => {
    const { gecko } = firefox.browser_specific_settings;
    expect(gecko.id).toMatch(/@/);
    expect(gecko.data_collection_permissions.required).toEqual(['financialAndPaymentInfo']);
  });

  it('needs no service worker', () => {
    expect(firefox.background.scripts).toEqual(['background.js']);
  });
});

describe('what is shipped', () => {
  it.each(['chrome-mv3', 'firefox-mv3'])('has no gallery in %s', (target) => {
    expect(existsSync(`.output/${target}/gallery.html`)).toBe(false);
  });
});
