namespace MotoPortal.Consents.Personal;

/// <summary>A link for withdrawing that was sent; its secret is not held. Times are UTC.</summary>
internal sealed record ExportedLink(DateTimeOffset MadeAt, DateTimeOffset? UsedAt);
