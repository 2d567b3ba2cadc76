using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Customers.Searching;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.Reads;

/// <summary>Finds the customer by the number of a form that was printed for them, in the person's stores.</summary>
internal sealed class PostalFormNumberReads(StoreContexts contexts) : ICustomerNumberReads
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PortalCustomerId>> FindAsync(string typed, int most, CancellationToken cancellationToken)
    {
        if (PostalFormNumber.Read(typed) is not { } number)
        {
            return [];
        }

        await using var db = await contexts.OpenAsync(cancellationToken);
        return await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => setup.FormNumber == number && setup.CustomerId != null)
            .Select(setup => setup.CustomerId!.Value)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
