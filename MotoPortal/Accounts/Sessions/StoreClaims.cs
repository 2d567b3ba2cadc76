using System.Security.Claims;
using MotoPortal.Primitives;
using MotoPortal.Shell.Hosting;

namespace MotoPortal.Accounts.Sessions;

/// <summary>
/// The stores of a person in their cookie, one claim for each, so that what a page shows is limited without a query. Each request and each
/// open page compares them with the database; what changes something reads the database itself.
/// </summary>
internal static class StoreClaims
{
    /// <summary>The claims of a person's stores.</summary>
    public static IEnumerable<Claim> For(StoreScope stores) =>
        stores.IsAll
            ? [new Claim(PersonClaims.Store, PersonClaims.AllStores)]
            : stores.Stores.Select(store => new Claim(PersonClaims.Store, store.Value));

    /// <summary>The stores in a person's claims; none for a visitor and for a cookie from before there were stores.</summary>
    public static StoreScope Of(ClaimsPrincipal person)
    {
        IReadOnlyList<string> values = [.. person.FindAll(PersonClaims.Store).Select(claim => claim.Value)];
        return values.Contains(PersonClaims.AllStores, StringComparer.Ordinal)
            ? StoreScope.All
            : StoreScope.Of(values.Select(LocationId.TryFrom).OfType<LocationId>());
    }
}
