using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>The day in the company's calendar, and the stores where it is another day now; for queries over several stores.</summary>
/// <param name="Company">The company's day.</param>
/// <param name="Ahead">The stores where it is already the next day.</param>
/// <param name="Behind">The stores where it is still the day before.</param>
internal sealed record StoreDays(DateOnly Company, ImmutableArray<LocationId?> Ahead, ImmutableArray<LocationId?> Behind)
{
    /// <summary>Whether it is the same day in all stores.</summary>
    public bool AreAllAlike => Ahead.IsEmpty && Behind.IsEmpty;
}
