using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries;

/// <summary>One entry of the ledger.</summary>
/// <param name="Sequence">The position in the ledger, from 1.</param>
/// <param name="Kind">The kind, such as <c>consent.given</c>.</param>
/// <param name="At">When it was written, UTC.</param>
/// <param name="ActorId">The id of the person, or the name of the acting part of the portal.</param>
/// <param name="ActorName">The name of who acted; null once it was erased.</param>
/// <param name="ActorRole">The role in which they acted.</param>
/// <param name="Setup">The setup; null for none.</param>
/// <param name="Consent">The consent; null for none.</param>
/// <param name="Customer">The customer; null for none.</param>
/// <param name="Charge">The charge; null for none.</param>
/// <param name="Commitment">The commitment to the payload, lower-case hex.</param>
/// <param name="Json">The payload; null once it was erased.</param>
public sealed record EntryView(
    long Sequence,
    string Kind,
    DateTimeOffset At,
    string ActorId,
    string? ActorName,
    string ActorRole,
    CardSetupId? Setup,
    ConsentId? Consent,
    PortalCustomerId? Customer,
    ChargeId? Charge,
    string Commitment,
    string? Json)
{
    /// <summary>The consent's number, such as <c>C-1043</c>; null for none.</summary>
    public string? ConsentNumber { get; init; }

    /// <summary>The charge's number, such as <c>P-1043</c>; null for none.</summary>
    public string? ChargeNumber { get; init; }

    /// <summary>The customer's name; null for none.</summary>
    public string? CustomerName { get; init; }
}
