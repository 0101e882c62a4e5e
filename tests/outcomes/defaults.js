// What a case passes where it says nothing else.

/** Long enough to be told from words. */
export const readyToken = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJvdXRjb21lcyJ9.ready";

/** What token functions give, in turn. */
export const firstToken = readyToken.replace("ready", "first");
export const secondToken = readyToken.replace("ready", "second");
export const thirdToken = readyToken.replace("ready", "third");

export const spId = "8a4d0e4d-32f4-4a1a-ae3c-7a1ee5a3e4b1";
export const jobId = "scim.outcomes.1";

/** No token may appear in anything the library writes. */
export const tokens = [readyToken, firstToken, secondToken, thirdToken];
