using System.Collections.Immutable;

namespace MotoPortal.Primitives;

/// <summary>
/// The stores in which a person works: some, or all of them with those that are added later. Two scopes of the same stores are equal.
/// </summary>
public sealed class StoreScope : IEquatable<StoreScope>
{
    private StoreScope(bool isAll, ImmutableArray<LocationId> stores) => (IsAll, Stores) = (isAll, stores);

    /// <summary>All stores, and what belongs to no store.</summary>
    public static StoreScope All { get; } = new(isAll: true, []);

    /// <summary>No store: nothing is shown, as to a visitor.</summary>
    public static StoreScope None { get; } = new(isAll: false, []);

    /// <summary>Whether these are all stores.</summary>
    public bool IsAll { get; }

    /// <summary>The stores in the order of their ids, each once; empty for all and for none.</summary>
    public ImmutableArray<LocationId> Stores { get; }

    /// <summary>Some stores; none when the list is empty.</summary>
    public static StoreScope Of(IEnumerable<LocationId> stores) =>
        new(isAll: false, [.. stores.Distinct().OrderBy(store => store.Value, StringComparer.Ordinal)]);

    /// <summary>
    /// Whether something of this store belongs to them. What belongs to no store is the company's, and belongs to all stores only.
    /// </summary>
    public bool Includes(LocationId? store) => IsAll || (store is { } known && Stores.Contains(known));

    /// <summary>
    /// The store for what is begun now: the chosen one when it is among them, otherwise the first of some; null for all without a choice.
    /// </summary>
    public LocationId? StoreFor(LocationId? chosen) =>
        chosen is not null && Includes(chosen) ? chosen : Stores.IsEmpty ? null : Stores[0];

    /// <inheritdoc/>
    public bool Equals(StoreScope? other) => other is not null && IsAll == other.IsAll && Stores.SequenceEqual(other.Stores);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StoreScope);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsAll, Stores.Length, Stores.IsEmpty ? default : Stores[0]);

    /// <summary>The ids, separated by spaces, or <c>all</c>; for records, not for a screen.</summary>
    public override string ToString() => IsAll ? "all" : string.Join(' ', Stores.Select(store => store.Value));
}
