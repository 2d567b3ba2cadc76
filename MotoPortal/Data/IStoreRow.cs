using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>
/// A row that belongs to a store. A context that is opened for some stores shows it only when its store is among them, see
/// <see cref="PortalDb.LimitTo"/>.
/// </summary>
internal interface IStoreRow
{
    /// <summary>The store; null for what is the company's, which only people of all stores see.</summary>
    LocationId? StoreId { get; }
}
