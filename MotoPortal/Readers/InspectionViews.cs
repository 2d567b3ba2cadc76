using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>What an inspection of a reader came to.</summary>
public enum InspectionFinding
{
    /// <summary>Everything was as it should be.</summary>
    Intact,

    /// <summary>Something was not: the reader takes no card until it is found intact.</summary>
    Suspicious,
}

/// <summary>Where a reader's inspection stands.</summary>
public enum InspectionStanding
{
    /// <summary>The setting asks for none.</summary>
    NotAsked,

    /// <summary>Inspected and found intact, recently enough.</summary>
    InTime,

    /// <summary>Found intact, but too long ago.</summary>
    Overdue,

    /// <summary>Nobody has inspected it yet.</summary>
    Never,

    /// <summary>Found suspicious.</summary>
    Suspicious,
}

/// <summary>One inspection as it was written down.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Serial">The serial number that the sticker was compared with; null when Stripe gave none.</param>
/// <param name="Label">The reader's label at that time.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ByName">Who inspected it.</param>
/// <param name="Finding">What it came to.</param>
/// <param name="Note">What they added; null for nothing.</param>
public sealed record InspectionView(ReaderId Reader, string? Serial, string Label, DateTimeOffset At, string ByName, InspectionFinding Finding, string? Note);

/// <summary>A reader in the register of readers (PCI DSS 9.5.1.1).</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Label">The name on its sticker.</param>
/// <param name="Serial">Its serial number; null when Stripe gives none.</param>
/// <param name="DeviceType">Stripe's device type, such as <c>stripe_s700</c>.</param>
/// <param name="IsOnline">Whether Stripe heard from it in the last two minutes; null when Stripe does not say.</param>
/// <param name="Location">The location it is registered at; null for none.</param>
/// <param name="Last">Its last inspection; null when there was none.</param>
/// <param name="Standing">Where its inspection stands.</param>
/// <param name="DueAt">Until when it must be inspected again, UTC; null when that is not a matter of time.</param>
public sealed record RegisteredReaderView(
    ReaderId Id, string Label, string? Serial, string DeviceType, bool? IsOnline, LocationId? Location, InspectionView? Last, InspectionStanding Standing, DateTimeOffset? DueAt);

/// <summary>A store's part of the register.</summary>
/// <param name="Name">The store's name; null for readers that belong to none.</param>
/// <param name="Readers">Its readers, by label; may be empty.</param>
public sealed record StoreRegisterView(string? Name, ImmutableArray<RegisteredReaderView> Readers);

/// <summary>What became of asking for the register.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>The stores by name; empty when the account has neither stores nor readers.</summary>
    public sealed record Listed(ImmutableArray<StoreRegisterView> Stores) : RegisterOutcome;

    /// <summary>Stripe could not be asked.</summary>
    public sealed record NotReachable : RegisterOutcome;

    /// <summary>Stripe refused the portal's key.</summary>
    public sealed record KeyRefused : RegisterOutcome;
}
