using MotoPortal.Primitives;

namespace MotoPortal.Audit.Entries;

/// <summary>The one customer, consent, charge or setup whose entries are asked for.</summary>
public sealed record EntrySubject
{
    private EntrySubject(string id) => Id = id;

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The customer; null when it is something else.</summary>
    public PortalCustomerId? Customer => PortalCustomerId.TryFrom(Id);

    /// <summary>The consent; null when it is something else.</summary>
    public ConsentId? Consent => ConsentId.TryFrom(Id);

    /// <summary>The charge; null when it is something else.</summary>
    public ChargeId? Charge => ChargeId.TryFrom(Id);

    /// <summary>The setup; null when it is something else.</summary>
    public CardSetupId? Setup => CardSetupId.TryFrom(Id);

    /// <summary>Parses an id; null when it is of none of these.</summary>
    public static EntrySubject? TryFrom(string? id) =>
        id is not null && new EntrySubject(id) is var subject
            && (subject.Customer is not null || subject.Consent is not null || subject.Charge is not null || subject.Setup is not null)
            ? subject
            : null;
}
