namespace MotoPortal.Accounts.Persons;

/// <summary>The issuer's part in a session that began with single sign-on.</summary>
/// <param name="Digest">
/// The digest of the issuer's own session id, see <see cref="ExternalIdentity.DigestOf"/>; null when it has none.
/// </param>
/// <param name="ProvedAt">When the issuer last said who the person is, UTC.</param>
internal sealed record IssuerAssertion(byte[]? Digest, DateTimeOffset ProvedAt);
