import { defineConfig } from '@playwright/test';

/** Debian's own browsers; Playwright 1.64.1 is the newest that drives Firefox ESR 153 (see the pins in package.json). */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // A journey waits for its browser half the time: two at once on two cores take five eighths of the time.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // An action without a limit of its own waits as long as its test may.
  use: { actionTimeout: 30_000, screenshot: 'only-on-failure', trace: 'off', viewport: { width: 1440, height: 900 } },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: '/usr/bin/chromium',
          args: [
            '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync',
          ],
        },
      },
    },
    {
      name: 'firefox',
      use: {
        browserName: 'firefox',
        // Over WebDriver BiDi: emulateMedia and the download event do not work, so such tests are Chromium's.
        channel: 'moz-firefox',
        launchOptions: { executablePath: '/usr/bin/firefox-esr' },
      },
    },
  ],
});
