using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Records;

/// <summary>Finds customers by the number of a consent or of the order for which it was given.</summary>
internal sealed class ConsentNumberReads(IDbContextFactory<PortalDb> contexts) : ICustomerNumberReads
{
    // Shorter parts are in the numbers of many orders.
    private const int ShortestOrder = 3;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PortalCustomerId>> FindAsync(string typed, int most, CancellationToken cancellationToken)
    {
        var number = ConsentNumber.Read(typed);
        var order = SearchText.Joined(SearchText.Fold(typed));
        if (number is null && order.Length < ShortestOrder)
        {
            return [];
        }

        var pattern = SearchText.Pattern(order);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Consent>().AsNoTracking()
            .Where(consent => consent.Number == number || EF.Functions.Like(
#pragma warning disable CA1304, CA1311, MA0011 // The database lowers it.
                consent.OrderReference.ToLower().Replace("'", "").Replace("-", "").Replace(" ", "").Replace(".", ""),
#pragma warning restore CA1304, CA1311, MA0011
                pattern,
                SearchText.Escape))
            .GroupBy(consent => consent.CustomerId)
            .OrderByDescending(consents => consents.Max(consent => consent.Number))
            .Select(consents => consents.Key)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
