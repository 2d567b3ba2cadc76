using MotoPortal.Primitives;

namespace MotoPortal.Customers.Searching;

/// <summary>
/// Finds customers by a number that another room gave or kept, such as a consent's or an order's. Rooms on higher floors implement it.
/// </summary>
internal interface ICustomerNumberReads
{
    /// <summary>The customers to whom the typed number leads, newest first.</summary>
    Task<IReadOnlyList<PortalCustomerId>> FindAsync(string typed, int most, CancellationToken cancellationToken);
}
