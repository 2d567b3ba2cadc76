using MotoPortal.Primitives;

namespace MotoPortal.Audit.Reports;

/// <summary>A charge of a saved card with what it lacked; a class with setters, so that queries can group by what is in it.</summary>
internal sealed class CoverFact
{
    public ChargeId Id { get; init; }

    /// <summary>The number without its prefix <c>P-</c>.</summary>
    public int Number { get; init; }

    /// <summary>When it was sent to Stripe, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>The consent; null for none.</summary>
    public ConsentId? Consent { get; init; }

    /// <summary>The consent's number without its prefix <c>C-</c>; null for none.</summary>
    public int? ConsentNumber { get; init; }

    /// <summary>The store; null for none.</summary>
    public LocationId? Store { get; init; }

    /// <summary>What it lacked.</summary>
    public CoverCause Cause { get; init; }
}
