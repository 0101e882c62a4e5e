// What a token says that it holds. Graph's tokens are not ours to read: this only tells which kind of run it was.
// https://learn.microsoft.com/entra/identity-platform/access-tokens

/** Each of them lets a token list service principals. https://learn.microsoft.com/graph/api/serviceprincipal-list */
const LISTING = [
  "Application.Read.All",
  "Application.ReadWrite.All",
  "Application.ReadWrite.OwnedBy",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

/** The permissions that matter here; null where the token cannot be read. */
export function held(token) {
  try {
    const { scp = "", roles = [] } = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    return [...scp.split(" "), ...roles].filter((one) => /^(Application|Directory|Synchronization)\./.test(one));
  } catch {
    return null;
  }
}

export const mayList = (permissions) => permissions.some((one) => LISTING.includes(one));
