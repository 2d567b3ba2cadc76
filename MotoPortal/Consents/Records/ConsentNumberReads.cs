using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

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

        Expression<Func<Consent, bool>> isNumbered = consent => consent.Number == number;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Consent>().AsNoTracking()
            .Where(isNumbered.Or(IsOfOrder(order)))
            .GroupBy(consent => consent.CustomerId)
            .OrderByDescending(consents => consents.Max(consent => consent.Number))
            .Select(consents => consents.Key)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The consents for an order in whose reference the folded text stands.</summary>
    public static Expression<Func<Consent, bool>> IsOfOrder(string folded) =>
#pragma warning disable CA1304, CA1311, MA0011 // The database lowers it.
        JoinedText.Holds(folded).On((Consent consent) => consent.OrderReference.ToLower());
#pragma warning restore CA1304, CA1311, MA0011
}
