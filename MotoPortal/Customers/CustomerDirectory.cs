#pragma warning disable CA1822
using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Customers;

/// <summary>Finds customers at Stripe and in the portal's own records.</summary>
internal sealed class CustomerDirectory
{
    /// <summary>Finds customers at Stripe by name, e-mail, telephone (any format) or Stripe id.</summary>
    public Task<CustomerSearchOutcome> SearchAsync(string text, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>A customer that the portal knows; null when there is none of that id.</summary>
    public Task<CustomerView?> FindAsync(PortalCustomerId id, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The customers that the portal saw last, newest first.</summary>
    public Task<ImmutableArray<CustomerView>> ListRecentAsync(int most, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The region that telephone numbers without a country code belong to.</summary>
    public string Region => throw new System.Diagnostics.UnreachableException();
}
