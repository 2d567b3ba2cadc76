using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Customers.Searching;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Records;

/// <summary>Finds customers by the number of a charge or of its order, in the person's stores.</summary>
internal sealed class ChargeNumberReads(StoreContexts contexts) : ICustomerNumberReads
{
    // Shorter parts are in the numbers of many orders.
    private const int ShortestOrder = 3;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PortalCustomerId>> FindAsync(string typed, int most, CancellationToken cancellationToken)
    {
        var order = SearchText.Joined(SearchText.Fold(typed));
        if (order.Length < ShortestOrder)
        {
            return [];
        }

        var number = ChargeNumber.Read(typed);
        Expression<Func<Charge, bool>> isNumbered = charge => charge.Number == number;
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await db.Set<Charge>().AsNoTracking()
            .Where(isNumbered.Or(JoinedText.Holds(order).On((Charge charge) => charge.ReferenceSearch)))
            .GroupBy(charge => charge.CustomerId)
            .OrderByDescending(charges => charges.Max(charge => charge.Number))
            .Select(charges => charges.Key)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
