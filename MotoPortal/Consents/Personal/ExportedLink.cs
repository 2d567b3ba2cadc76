namespace MotoPortal.Consents.Personal;

/// <summary>A withdrawal link that was sent; its secret is not stored. Times are UTC.</summary>
internal sealed record ExportedLink(DateTimeOffset MadeAt, DateTimeOffset? UsedAt);
