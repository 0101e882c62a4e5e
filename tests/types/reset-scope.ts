// What TypeScript accepts and refuses as criteria.

import type { ResetScope, RestartCriteria } from "graph-sync-jobs";
import { prepareRestart, restartSyncJob } from "graph-sync-jobs";

declare const text: string;
declare const texts: string[];
declare const readonlyTexts: readonly string[];
declare const branded: string & { readonly brand: "form field" };
declare const scope: ResetScope;
declare const scopes: ResetScope[];
declare const maybeText: string | undefined;
declare const maybe: RestartCriteria | null | undefined;
declare const anything: any;

// Nothing asked for.
restartSyncJob("t", "s", "j");
restartSyncJob("t", "s", "j", undefined);
restartSyncJob("t", "s", "j", null);
restartSyncJob("t", "s", "j", {});
restartSyncJob("t", "s", "j", { resetScope: undefined });
restartSyncJob("t", "s", "j", { resetScope: null });
restartSyncJob("t", "s", "j", maybe);

// Graph's own text.
restartSyncJob("t", "s", "j", { resetScope: "Watermark" });
restartSyncJob("t", "s", "j", { resetScope: "Watermark, Escrows, QuarantineState" });
restartSyncJob("t", "s", "j", { resetScope: "Watermark,Escrows" });
restartSyncJob("t", "s", "j", { resetScope: " Watermark ,\tEscrows\t,  QuarantineState " });
restartSyncJob("t", "s", "j", { resetScope: "None, None" });

// Lists of names.
restartSyncJob("t", "s", "j", { resetScope: ["Watermark", "Escrows"] });
restartSyncJob("t", "s", "j", { resetScope: ["Watermark", "Escrows"] as const });
restartSyncJob("t", "s", "j", { resetScope: [scope, ...scopes] });
restartSyncJob("t", "s", "j", { resetScope: scopes.filter((name) => name !== "Full") });

// Wider than a literal: the call itself checks these.
restartSyncJob("t", "s", "j", { resetScope: text });
restartSyncJob("t", "s", "j", { resetScope: maybeText });
restartSyncJob("t", "s", "j", { resetScope: branded });
restartSyncJob("t", "s", "j", { resetScope: texts });
restartSyncJob("t", "s", "j", { resetScope: readonlyTexts });
restartSyncJob("t", "s", "j", { resetScope: ["Watermark", text] });
restartSyncJob("t", "s", "j", { resetScope: `Watermark, ${text}` });
restartSyncJob("t", "s", "j", { resetScope: `${scope}, ${scope}` });
restartSyncJob("t", "s", "j", { resetScope: scope });
restartSyncJob("t", "s", "j", { resetScope: text ? "Full" : "Watermark" });
restartSyncJob("t", "s", "j", { resetScope: text ? "Full" : null });
restartSyncJob("t", "s", "j", anything);
restartSyncJob("t", "s", "j", { resetScope: anything });

const widened = { resetScope: "Watermark" };
restartSyncJob("t", "s", "j", widened);
const annotated: RestartCriteria = { resetScope: "Watermark" };
restartSyncJob("t", "s", "j", annotated);

// Both calls that send or prepare check alike.
prepareRestart("s", "j", { resetScope: "Watermark, Escrows" });
// @ts-expect-error "Did you mean Watermark?"
prepareRestart("s", "j", { resetScope: "Watermrak" });

// @ts-expect-error a misspelling
restartSyncJob("t", "s", "j", { resetScope: "Watermrak" });
// @ts-expect-error wrong case
restartSyncJob("t", "s", "j", { resetScope: "watermark" });
// @ts-expect-error a misspelling after a right name
restartSyncJob("t", "s", "j", { resetScope: "Watermark, Escrws" });
// @ts-expect-error a misspelling before a right name
restartSyncJob("t", "s", "j", { resetScope: "Watermrak,Escrows" });
// @ts-expect-error several, which must not multiply into a union too large to represent
restartSyncJob("t", "s", "j", { resetScope: "a, b, c, d, e, f, g, h, i, j" });
// @ts-expect-error no separator
restartSyncJob("t", "s", "j", { resetScope: "Watermark Escrows" });
// @ts-expect-error an empty text
restartSyncJob("t", "s", "j", { resetScope: "" });
// @ts-expect-error an empty item
restartSyncJob("t", "s", "j", { resetScope: "Watermark," });
// @ts-expect-error a space that is no ASCII space
restartSyncJob("t", "s", "j", { resetScope: "Watermark,\u00a0Escrows" });
// @ts-expect-error an empty list
restartSyncJob("t", "s", "j", { resetScope: [] });
// @ts-expect-error a misspelling in a list
restartSyncJob("t", "s", "j", { resetScope: ["Watermark", "Escrws"] });
// @ts-expect-error names in a list are exact
restartSyncJob("t", "s", "j", { resetScope: ["Watermark "] });
// @ts-expect-error a text in a list's place
restartSyncJob("t", "s", "j", { resetScope: ["Watermark, Escrows"] });
// @ts-expect-error a hole
restartSyncJob("t", "s", "j", { resetScope: ["Watermark", undefined] });
// @ts-expect-error one of two literals is wrong
restartSyncJob("t", "s", "j", { resetScope: text ? "Ful" : "Watermark" });
// @ts-expect-error a number
restartSyncJob("t", "s", "j", { resetScope: 4 });
// @ts-expect-error the flags' values are not sent
restartSyncJob("t", "s", "j", { resetScope: [4, 2] });
// @ts-expect-error a set is no list
restartSyncJob("t", "s", "j", { resetScope: new Set(["Watermark"]) });

// A misspelt key must not become empty criteria.
// @ts-expect-error
restartSyncJob("t", "s", "j", { resetscope: "Watermark" });
const misspelt = { resetscope: "Watermark" };
// @ts-expect-error
restartSyncJob("t", "s", "j", misspelt);
// @ts-expect-error
restartSyncJob("t", "s", "j", "Watermark");
// @ts-expect-error
restartSyncJob("t", "s", "j", ["Watermark"]);
// @ts-expect-error
restartSyncJob("t", "s", "j", new Date());
// @ts-expect-error
restartSyncJob("t", "s", "j", new Map());
// @ts-expect-error
restartSyncJob("t", "s", "j", () => ({}));
