// Errors that several quarantines of the seed have in common.

/** @param {string} message */
export const escrowError = (message) => ({ code: "EscrowThresholdReached", message, tenantActionable: true });
