namespace MotoPortal.Consents.Personal;

/// <summary>The removal of a card at Stripe. Times are UTC.</summary>
internal sealed record ExportedRemoval(DateTimeOffset DueAt, DateTimeOffset? DoneAt, int Tries);
