using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Stores;

/// <summary>A store that has readers.</summary>
/// <param name="Id">Stripe's id of the location.</param>
/// <param name="Name">Its display name.</param>
public sealed record StoreView(LocationId Id, string Name);
