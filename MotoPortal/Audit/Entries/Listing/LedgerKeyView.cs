namespace MotoPortal.Audit.Entries.Listing;

/// <summary>By what others verify the ledger.</summary>
/// <param name="Key">The public key, one line.</param>
/// <param name="Fingerprint">SHA-256 of that line, lower-case hex.</param>
/// <param name="Size">The number of entries that the newest checkpoint signs; null before the first one.</param>
/// <param name="SignedAt">When that was signed, UTC; null before the first one.</param>
internal sealed record LedgerKeyView(string Key, string Fingerprint, long? Size, DateTimeOffset? SignedAt);
