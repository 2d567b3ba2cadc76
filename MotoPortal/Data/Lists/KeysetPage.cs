using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data.Numbers;
using MotoPortal.Primitives;

namespace MotoPortal.Data.Lists;

/// <summary>
/// One page of rows in the order of a key, found by the row beside it instead of by counting those before it. Rows with equal keys follow
/// each other by their numbers, the newest first.
/// </summary>
/// <param name="Rows">The rows in the list's order.</param>
/// <param name="Previous">Where the page before it is; null on the first page.</param>
/// <param name="Next">Where the page after it is; null on the last page.</param>
internal sealed record KeysetPage<TRow>(IReadOnlyList<TRow> Rows, ListCursor? Previous, ListCursor? Next)
{
    private static readonly MethodInfo CompareTexts = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>Whether these are all rows that fit.</summary>
    public bool IsWhole => Previous is null && Next is null;

    /// <summary>Reads the page at a place.</summary>
    /// <param name="fitting">The rows that fit.</param>
    /// <param name="all">All rows, among which the row beside the page is looked for although it may no longer fit.</param>
    /// <param name="key">The key, which is never null.</param>
    /// <param name="number">The row's number, of which each is given once.</param>
    /// <param name="descending">Whether the largest key comes first.</param>
    /// <param name="select">What is read of a row.</param>
    /// <param name="place">The place; the first page when the row beside it is gone.</param>
    /// <param name="size">The most rows of the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<KeysetPage<TRow>> ReadAsync<TSource, TKey>(
        IQueryable<TSource> fitting,
        IQueryable<TSource> all,
        Expression<Func<TSource, TKey>> key,
        Expression<Func<TSource, int>> number,
        bool descending,
        Expression<Func<TSource, NumberedRow<TRow>>> select,
        ListCursor place,
        int size,
        CancellationToken cancellationToken)
    {
        var begin = place.Number is { } beside
            ? (await all.Where(IsNumbered(number, beside)).Select(key).ToListAsync(cancellationToken)) is [var its]
                ? new Start<TKey>(its, (int)beside)
                : null
            : null;
        var isBackward = place.IsBackward && (begin is not null || place.Number is null);
        var beyond = begin is null ? fitting : fitting.Where(IsBeyond(key, number, begin, descending != isBackward, !isBackward));
        var byKey = descending != isBackward ? beyond.OrderByDescending(key) : beyond.OrderBy(key);
        var ordered = isBackward ? byKey.ThenBy(number) : byKey.ThenByDescending(number);
        var found = await ordered.Take(size + 1).Select(select).ToListAsync(cancellationToken);
        var isFull = found.Count > size;
        if (isBackward && begin is not null && !isFull)
        {
            // The first page is as long as the others.
            return await ReadAsync(fitting, all, key, number, descending, select, ListCursor.Start, size, cancellationToken);
        }

        var rows = found.Take(size).ToList();
        if (isBackward)
        {
            rows.Reverse();
        }

        ListCursor? before = rows is [var first, ..] ? ListCursor.Before(first.Number) : null;
        ListCursor? after = rows is [.., var last] ? ListCursor.After(last.Number) : null;
        List<TRow> read = rows.ConvertAll(row => row.Row);
        return isBackward
            ? new(read, isFull ? before : null, begin is null ? null : after)
            : new(read, begin is null ? null : before ?? ListCursor.End, isFull ? after : null);
    }

    // What lies beyond is named by a limit that an index leads to, and by what of it is still before.
    private static Expression<Func<TSource, bool>> IsBeyond<TSource, TKey>(
        Expression<Func<TSource, TKey>> key, Expression<Func<TSource, int>> number, Start<TKey> begin, bool falling, bool newestFirst)
    {
        var row = key.Parameters[0];
        var numberBody = new SameRow(number.Parameters[0], row).Visit(number.Body);
        var (keyLimit, numberLimit) = (Value(begin, nameof(begin.Key)), Value(begin, nameof(begin.Number)));
        var within = Compare(falling ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key.Body, keyLimit);
        var strictly = Compare(falling ? ExpressionType.LessThan : ExpressionType.GreaterThan, key.Body, keyLimit);
        var numbered = Compare(newestFirst ? ExpressionType.LessThan : ExpressionType.GreaterThan, numberBody, numberLimit);
        return Expression.Lambda<Func<TSource, bool>>(Expression.AndAlso(within, Expression.OrElse(strictly, numbered)), row);
    }

    private static Expression<Func<TSource, bool>> IsNumbered<TSource>(Expression<Func<TSource, int>> number, long value) =>
        Expression.Lambda<Func<TSource, bool>>(
            Expression.Equal(number.Body, Value(new Start<int>(0, (int)Math.Min(value, int.MaxValue)), nameof(Start<>.Number))),
            number.Parameters);

    // A property of an object becomes a parameter of the query, a constant would be a query of its own.
    private static MemberExpression Value(object holder, string name) => Expression.Property(Expression.Constant(holder), name);

    private static BinaryExpression Compare(ExpressionType how, Expression left, Expression right) => left.Type == typeof(string)
        ? Expression.MakeBinary(how, Expression.Call(CompareTexts, left, right), Expression.Constant(0))
        : Expression.MakeBinary(how, left, right);

    private sealed record Start<TKey>(TKey Key, int Number);

    private sealed class SameRow(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
