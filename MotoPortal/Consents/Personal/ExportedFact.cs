using MotoPortal.Consents.Lifecycle;

namespace MotoPortal.Consents.Personal;

/// <summary>A fact about a consent, and when it became known, UTC.</summary>
internal sealed record ExportedFact(ConsentFactKind Kind, DateTimeOffset At);
