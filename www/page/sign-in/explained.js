// Why a sign-in failed, in words. Entra writes its codes into the text of its errors.

const ENTRA = [
  [
    /AADSTS65001|AADSTS90094|consent_required/,
    "An administrator has to consent first to the permissions that this page asks for.",
  ],
  [/AADSTS700016|unauthorized_client/, "This tenant has no application with this client id."],
  [
    /AADSTS50011|redirect_uri/,
    "The app registration needs this redirect URI, with the platform Single-page application: {redirect}",
  ],
  [/AADSTS90002|invalid_tenant/, "There is no such tenant."],
  [/access_denied/, "The sign-in was declined."],
];

const MSAL = {
  popup_window_error: "The browser has blocked the sign-in window.",
  empty_window_error: "The browser has blocked the sign-in window.",
  user_cancelled: "The sign-in window was closed before the sign-in was complete.",
  interaction_in_progress: "A sign-in is already under way in another window.",
  no_network_connectivity: "There is no network.",
  timed_out: "The sign-in took too long.",
  interaction_required: "You have to sign in again.",
  login_required: "You have to sign in again.",
};

/** Whether the sign-in should be tried without a window. */
export const isBlockedPopup = ({ errorCode }) =>
  errorCode === "popup_window_error" || errorCode === "empty_window_error";

/** @param {{ errorCode?: string, errorMessage?: string, message: string }} error */
export function explained(error) {
  const text = `${error.errorCode ?? ""} ${error.errorMessage ?? ""} ${error.message}`;
  const found = ENTRA.find(([pattern]) => pattern.test(text));
  if (found) return found[1].replace("{redirect}", new URL("signed-in.html", document.baseURI).href);
  return MSAL[error.errorCode] ?? `The sign-in failed: ${error.errorCode ?? error.name}.`;
}
