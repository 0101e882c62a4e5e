// The one call that everybody makes.
export const SP = "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d";
export const JOB = "SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa";
export const SCOPE = "Watermark, Escrows";

/** As long as Entra's are. */
export const TOKEN = `eyJ.${"x".repeat(1200)}`;

/** What Graph answers, without a network. */
export const stub = async () => new Response(null, { status: 204, headers: { "request-id": "r" } });
