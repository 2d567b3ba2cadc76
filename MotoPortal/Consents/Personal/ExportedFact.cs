using MotoPortal.Consents.Lifecycle;

namespace MotoPortal.Consents.Personal;

/// <summary>Something that became known about a consent, and when, UTC.</summary>
internal sealed record ExportedFact(ConsentFactKind Kind, DateTimeOffset At);
