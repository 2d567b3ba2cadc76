using MotoPortal.Primitives;

namespace MotoPortal.Accounts.People;

/// <summary>The stores that an administrator ticks for a person. Nothing is ticked by default.</summary>
public sealed class StoreChoice
{
    /// <summary>The key of the tick for all stores, also later ones.</summary>
    public const string All = "all";

    /// <summary>The ticked lines: ids of stores, or <see cref="All"/>.</summary>
    public ISet<string> Ticked { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether all stores are ticked.</summary>
    public bool IsAll => Ticked.Contains(All);

    /// <summary>The ticked stores; <see cref="StoreScope.None"/> when nothing is ticked.</summary>
    public StoreScope ToScope() =>
        IsAll ? StoreScope.All : StoreScope.Of(Ticked.Select(LocationId.TryFrom).OfType<LocationId>());

    /// <summary>Ticks the stores of a person.</summary>
    public void Take(StoreScope stores)
    {
        Ticked.Clear();
        Ticked.UnionWith(stores.IsAll ? [All] : stores.Stores.Select(store => store.Value));
    }
}
