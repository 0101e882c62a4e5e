// The sign-in form: one of four people, with any password. It says what each of them is there to show.
import { signedUp } from "./people.js";

/**
 * @param {import("oidc-provider").default} provider
 * @param {string} pageOrigin
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export async function loginPage(provider, pageOrigin, request, response) {
  if (request.url.startsWith("/sign-in/style.css")) return css(response);
  try {
    const { params, prompt } = await provider.interactionDetails(request, response);
    if (prompt.name === "consent") return await provider.interactionFinished(request, response, consent(prompt));
    if (request.method !== "POST") return form(response, pageOrigin, params.login_hint);
    const fields = new URLSearchParams(await text(request));
    const person = signedUp.find(({ id }) => id === fields.get("person"));
    if (!person) return form(response, pageOrigin);
    await provider.interactionFinished(request, response, { login: { accountId: person.id } });
  } catch {
    response
      .writeHead(400, { "Content-Type": "text/plain" })
      .end("This sign-in has expired. Close the window and sign in again.");
  }
}

/** Everybody has consented to the page, but not to permissions that only an administrator may grant. */
const consent = ({ details: { missingResourceScopes } }) =>
  missingResourceScopes
    ? { error: "access_denied", error_description: "AADSTS90094: An administrator must grant the permission." }
    : { consent: {} };

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function form(response, pageOrigin, hint) {
  const chosen = signedUp.find(({ id }) => hint?.startsWith(`${id}@`)) ?? signedUp[0];
  const choices = signedUp.map(
    ({ id, name, shows }) =>
      `<label><input type="radio" name="person" value="${id}"${id === chosen.id ? " checked" : ""}> <span><b>${name}</b> ${shows}</span></label>`,
  );
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${pageOrigin}`,
    "frame-ancestors 'none'",
  ];
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy.join("; "),
    "Cache-Control": "no-store",
  });
  response.end(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Sign in to the practice tenant</title><link rel="stylesheet" href="/sign-in/style.css"></head>
<body><main>
<h1>Sign in</h1>
<p>This is a practice tenant on your own computer. Nobody here is real.</p>
<form method="post">
<fieldset><legend>Who are you?</legend>${choices.join("")}</fieldset>
<label class="password">Password (any will do) <input type="password" name="password" value="practice" autocomplete="off"></label>
<button type="submit">Sign in</button>
</form>
</main></body></html>`);
}

function css(response) {
  response.writeHead(200, { "Content-Type": "text/css" });
  response.end(`body { font: 15px/1.5 "Segoe UI", system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 26rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } fieldset { border: 0; padding: 0; margin: 0 0 1rem; } legend { font-weight: 600; padding: 0; }
fieldset label { display: flex; align-items: baseline; gap: .5rem; padding: .5rem 0; } .password { display: grid; gap: .25rem; margin-bottom: 1rem; }
input[type=password] { font: inherit; padding: .4rem; } button { font: inherit; padding: .5rem 1.5rem; background: #0f6cbd; color: #fff; border: 0; border-radius: 4px; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }`);
}
