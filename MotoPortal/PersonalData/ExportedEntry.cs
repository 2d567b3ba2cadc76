using System.Text.Json;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>A ledger entry in a customer's export; its payload is null once erased. Times are UTC.</summary>
internal sealed record ExportedEntry(
    long Sequence,
    string Kind,
    DateTimeOffset At,
    string ActorId,
    string ActorRole,
    CardSetupId? Setup,
    ConsentId? Consent,
    string Commitment,
    JsonElement? Payload);
