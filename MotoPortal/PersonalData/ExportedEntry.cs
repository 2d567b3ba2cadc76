using System.Text.Json;
using MotoPortal.Primitives;

namespace MotoPortal.PersonalData;

/// <summary>One entry of the ledger in a customer's file; its payload is null once it was erased. Times are UTC.</summary>
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
