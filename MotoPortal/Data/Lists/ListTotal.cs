using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data.Lists;

/// <summary>The number of rows of a list, counted up to a limit where every row has to be looked at.</summary>
/// <param name="Rows">The number, or the limit.</param>
/// <param name="IsMore">Whether there are more than that.</param>
public readonly record struct ListTotal(int Rows, bool IsMore)
{
    /// <summary>The number of rows that are read at once where all are read.</summary>
    public const int AtOnce = 1_000;

    private const int Few = 2_000;
    private const int Most = 10_000;

    /// <summary>Counts rows.</summary>
    /// <param name="rows">The rows, in the order in which they are counted.</param>
    /// <param name="isExact">Whether to count them all, as the database can without looking at them.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal static async Task<ListTotal> OfAsync<TRow>(IOrderedQueryable<TRow> rows, bool isExact, CancellationToken cancellationToken)
    {
        var count = await (isExact ? rows : rows.Take(Most + 1)).CountAsync(cancellationToken);
        return isExact || count <= Most ? new(count, IsMore: false) : new(Most, IsMore: true);
    }

    /// <summary>Whether sorting the rows costs more than reading them in order.</summary>
    internal static Task<bool> AreManyAsync<TRow>(IOrderedQueryable<TRow> rows, CancellationToken cancellationToken) =>
        rows.Skip(Few).AnyAsync(cancellationToken);
}
