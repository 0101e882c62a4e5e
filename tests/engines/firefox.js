// Firefox, by Puppeteer: it speaks WebDriver BiDi to a stock Firefox, where Playwright wants a patched one.
import puppeteer from "puppeteer-core";
import { executable } from "./executables.js";

export async function launch(timeout) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable("FIREFOX"),
    headless: true,
    timeout,
    extraPrefsFirefox: {
      // Whatever a test does, it stays on this machine: all but loopback goes to a proxy that does not exist.
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.allow_hijacking_localhost": false,
    },
  });
  const kill = () => browser.process()?.kill("SIGKILL");
  try {
    const page = await browser.newPage();
    return {
      goto: (url) => page.goto(url, { timeout }),
      run: (expression) => page.evaluate(expression),
      close: () => browser.close(),
      kill,
    };
  } catch (error) {
    kill();
    throw error;
  }
}
