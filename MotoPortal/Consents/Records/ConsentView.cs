using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Seals;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>One consent in full.</summary>
/// <param name="Id">The consent's id.</param>
/// <param name="Number">The number told to customers, such as <c>C-1043</c>.</param>
/// <param name="SetupId">The setup in which it was given.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name.</param>
/// <param name="Channel">The order channel.</param>
/// <param name="OrderReference">The order's reference.</param>
/// <param name="TermsVersion">The version of the terms that was read.</param>
/// <param name="Language">The language in which it was read.</param>
/// <param name="Scope">The scope.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="GivenAt">When it was given, UTC.</param>
/// <param name="RecordedBy">The clerk's name.</param>
/// <param name="Result">The result.</param>
/// <param name="Card">The saved card; null when there is none.</param>
/// <param name="Ending">The end of the consent; null while it is in force.</param>
/// <param name="IsMarkedForRenewal">Whether a supervisor wants the customer to be asked again.</param>
/// <param name="CardRemovedAt">When the card was removed at Stripe, UTC; null while it is attached, or when there was none.</param>
/// <param name="Digest">The ledger's commitment to the whole record, SHA-256 as lower-case hex.</param>
/// <param name="SuspendedAt">Since when charges are suspended, UTC; null when they are not.</param>
/// <param name="IsErased">Whether the customer's personal data were erased.</param>
/// <param name="ExpiryNow">When the card expires after the bank's last renewal; null when it was not renewed.</param>
public sealed record ConsentView(
    ConsentId Id,
    string Number,
    CardSetupId SetupId,
    PortalCustomerId CustomerId,
    string CustomerName,
    OrderChannel Channel,
    string OrderReference,
    int TermsVersion,
    string Language,
    ConsentScope Scope,
    bool AllowsRedisplay,
    DateTimeOffset GivenAt,
    string RecordedBy,
    ConsentResult Result,
    SealedCardView? Card,
    ConsentEndingView? Ending = null,
    bool IsMarkedForRenewal = false,
    DateTimeOffset? CardRemovedAt = null,
    string Digest = "",
    DateTimeOffset? SuspendedAt = null,
    bool IsErased = false,
    CardExpiry? ExpiryNow = null)
{
    /// <summary>
    /// What does not match the ledger's seal; empty when all does. Set where one consent or those of one customer are read, but not in long
    /// lists.
    /// </summary>
    public ImmutableArray<SealBreak> SealBreaks { get; init; } = [];

    /// <summary>The store in which the consent was given; null for none.</summary>
    public LocationId? Store { get; init; }
}
